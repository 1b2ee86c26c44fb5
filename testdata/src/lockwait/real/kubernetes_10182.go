// Kubernetes, https://github.com/kubernetes/kubernetes/pull/10182: SetPodStatus
// sends under the lock that the sync loop takes after its receive.
package kubelet

import "sync"

type statusManager struct {
	podStatusesLock  sync.RWMutex
	podStatuses      map[string]string
	podStatusChannel chan string
}

func NewStatusManager() *statusManager {
	return &statusManager{podStatuses: map[string]string{}, podStatusChannel: make(chan string)}
}

func (s *statusManager) Start() {
	go func() {
		for {
			s.syncBatch()
		}
	}()
}

func (s *statusManager) syncBatch() {
	pod := <-s.podStatusChannel
	s.DeletePodStatus(pod)
}

func (s *statusManager) DeletePodStatus(pod string) {
	s.podStatusesLock.Lock()
	defer s.podStatusesLock.Unlock()
	delete(s.podStatuses, pod)
}

func (s *statusManager) SetPodStatus(pod, status string) {
	s.podStatusesLock.Lock()
	defer s.podStatusesLock.Unlock()
	s.podStatuses[pod] = status
	s.podStatusChannel <- pod // want "send on s.podStatusChannel blocks forever while s.podStatusesLock is held, since DeletePodStatus locks s.podStatusesLock before it can receive"
}
