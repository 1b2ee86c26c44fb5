// grpc-go: the closure that closes the channel is queued by a generic buffer of another package.
package story

import "sync"

type serializer struct{ queue sync.Map }

func (s *serializer) ScheduleOr(f func(), onFailure func()) {
	if _, loaded := s.queue.LoadOrStore("next", f); loaded {
		onFailure()
	}
}

func (s *serializer) ScheduleAndWait(f func()) {
	done := make(chan struct{})
	s.ScheduleOr(func() {
		f()
		close(done)
	}, func() {
		close(done)
	})
	<-done
}
