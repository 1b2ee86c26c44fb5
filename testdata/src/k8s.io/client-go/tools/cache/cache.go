// Package cache is a stub of client-go's informers.
package cache

type ResourceEventHandler interface {
	OnAdd(obj any, isInInitialList bool)
	OnUpdate(oldObj, newObj any)
	OnDelete(obj any)
}

type ResourceEventHandlerFuncs struct {
	AddFunc    func(obj any)
	UpdateFunc func(oldObj, newObj any)
	DeleteFunc func(obj any)
}

func (f ResourceEventHandlerFuncs) OnAdd(obj any, initial bool) { f.AddFunc(obj) }
func (f ResourceEventHandlerFuncs) OnUpdate(old, obj any)       { f.UpdateFunc(old, obj) }
func (f ResourceEventHandlerFuncs) OnDelete(obj any)            { f.DeleteFunc(obj) }

type SharedInformer interface {
	AddEventHandler(handler ResourceEventHandler)
}
