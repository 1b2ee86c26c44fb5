// traefik, issue 929: the handlers of an informer send on a channel that its reader opens only after the first synchronisation.
package real

import "k8s.io/client-go/tools/cache"

type client struct{ events chan any }

func (c *client) watch(informer cache.SharedInformer, stop <-chan struct{}) <-chan any {
	c.events = make(chan any)
	informer.AddEventHandler(newHandler(c.events))
	return c.events
}

func newHandler(events chan any) cache.ResourceEventHandler {
	return cache.ResourceEventHandlerFuncs{
		AddFunc:    func(obj any) { events <- obj },      // want "the function literal in newHandler runs on client-go's informer goroutine: sending on events stalls it"
		UpdateFunc: func(old, obj any) { events <- obj }, // because "does the same here"
		DeleteFunc: func(obj any) { events <- obj },      // because "does the same here"
	}
}
