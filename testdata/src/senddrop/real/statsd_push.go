// hashicorp/go-metrics, StatsdSink.pushMetric (v0.7.0, not fixed): metrics beyond the queue vanish, and no metric tells of it.
package story

import "net"

type statsdSink struct{ metricQueue chan string }

func newStatsdSink(addr string) *statsdSink {
	s := &statsdSink{metricQueue: make(chan string, 4096)}
	go s.flushMetrics(addr)
	return s
}

func (s *statsdSink) incrCounter(key string) { s.pushMetric(key + ":1|c\n") }

// Does a non-blocking push to the metrics queue
func (s *statsdSink) pushMetric(m string) {
	select {
	case s.metricQueue <- m: // want "m is lost in silence when s.metricQueue is full"
	default:
	}
}

func (s *statsdSink) flushMetrics(addr string) {
	sock, err := net.Dial("udp", addr)
	if err != nil {
		return
	}
	for m := range s.metricQueue {
		sock.Write([]byte(m))
	}
}
