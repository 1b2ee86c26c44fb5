// The informer calls its handlers one after the other; this one waits for a worker.
package found

import "k8s.io/client-go/tools/cache"

type controller struct{ keys chan string }

func (c *controller) handler() cache.ResourceEventHandler {
	return cache.ResourceEventHandlerFuncs{
		AddFunc: func(obj any) {
			c.keys <- obj.(string) // want "the function literal in handler runs on client-go's informer goroutine: sending on c.keys stalls it"
		},
	}
}
