// Helpers lock and unlock for their callers; callers lend their locks.
package helpers

import "sync"

func here() {}

type set struct {
	mu sync.Mutex
	m  map[int]int
}

func (s *set) lock() { // want "gains s.mu"
	s.mu.Lock()
}

func (s *set) unlock() { s.mu.Unlock() } // want "releases s.mu"

func (s *set) Add(k int) {
	s.lock()
	defer s.unlock()
	here() // want "holds s.mu"
	s.addLocked(k)
}

func (s *set) Replace(k int) {
	s.lock()
	s.addLocked(k)
	s.unlock()
	here() // want "holds nothing"
}

func (s *set) addLocked(k int) {
	here() // want "holds s.mu"
	s.m[k]++
	s.deeper()
}

func (s *set) deeper() {
	here() // want "holds s.mu"
}

func (s *set) sometimes() {
	here() // want "holds nothing"
}

func (s *set) Mixed() {
	s.sometimes()
	s.mu.Lock()
	s.sometimes()
	s.mu.Unlock()
}

func (s *set) with(f func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f()
}

func (s *set) With() {
	n := 0
	s.with(func() {
		here() // want "holds s.mu"
		n++
	})
	here() // want "holds nothing"
}

func (s *set) Started() {
	s.mu.Lock()
	go s.background()
	s.mu.Unlock()
}

func (s *set) background() {
	here() // want "holds nothing"
}

func (s *set) Unlocker() func() { // want "gains s.mu"
	s.mu.Lock()
	return s.mu.Unlock
}

func (s *set) UseUnlocker() {
	defer s.Unlocker()()
	here() // want "holds s.mu"
}

func (s *set) Cleanup() {
	s.mu.Lock()
	defer s.mu.Unlock()
	defer here() // want "holds s.mu"
}

func (s *set) CleanupLater() {
	defer here() // want "holds nothing"
	s.mu.Lock()
	defer s.mu.Unlock()
	defer func() {
		here() // want "holds s.mu"
	}()
}

func (s *set) Gap() {
	s.mu.Lock()
	s.outside()
	here() // want "holds s.mu"
	s.mu.Unlock()
}

func (s *set) outside() { // want "gains s.mu" "releases s.mu"
	s.mu.Unlock()
	here() // want "holds nothing"
	s.mu.Lock()
}

type embedded struct {
	sync.RWMutex
	n int
}

func (e *embedded) Get() int {
	e.RLock()
	defer e.RUnlock()
	here() // want `holds e \(read\)`
	return e.n
}

func outsideOf(e *embedded) {
	e.Lock()
	here() // want "holds e$"
	e.Unlock()
}

func lockIt(mu *sync.Mutex) { mu.Lock() } // want "gains mu"

func (s *set) ByAddress() {
	lockIt(&s.mu)
	here() // want "holds mu"
	s.mu.Unlock()
	here() // want "holds nothing"
}

type once struct {
	once sync.Once
	mu   sync.Mutex
}

func (o *once) Init() {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.once.Do(func() {
		here() // want "holds o.mu"
	})
}

type queue struct {
	mu    sync.Mutex
	cond  *sync.Cond
	value sync.Cond
	items []int
}

func newQueue() *queue {
	q := &queue{}
	q.cond = sync.NewCond(&q.mu)
	q.value.L = &q.mu
	return q
}

func (q *queue) Pop() {
	q.cond.L.Lock()
	for len(q.items) == 0 {
		q.cond.Wait()
	}
	here() // want "holds q.cond.L"
	q.mu.Unlock()
	here() // want "holds nothing"
	q.value.L.Lock()
	here() // want "holds q.value.L"
	q.value.L.Unlock()
	here() // want "holds nothing"
}

func (s *set) waitsFor() {
	s.lock()
	s.unlock()
}

func (s *set) waitsLonger() {
	s.waitsFor() // want "takes s.mu"
}

func use(s *set) {
	s.waitsLonger() // want "takes s.mu"
	go s.waitsFor() // want "takes nothing"
}

type pair[T any] struct {
	mu sync.Mutex
	v  T
}

func (p *pair[T]) set(v T) {
	p.mu.Lock()
	defer p.mu.Unlock()
	here() // want "holds p.mu"
	p.store(v)
}

func (p *pair[T]) store(v T) {
	here() // want "holds p.mu"
	p.v = v
}

func UsePair() {
	p := &pair[int]{}
	p.set(1)
}
