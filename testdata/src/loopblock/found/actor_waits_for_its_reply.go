// The request fits into the buffered inbox, but its reply comes from the goroutine that waits for it.
package main

import "context"

type msg interface{}
type ping struct{ resp chan int }
type Node struct {
	inbox chan msg
	peers int
}

func (n *Node) run(ctx context.Context) {
	for {
		select {
		case m := <-n.inbox:
			switch m := m.(type) {
			case ping:
				n.onPing(m)
			case int:
				n.peers += m
			}
		case <-ctx.Done():
			return
		}
	}
}
func (n *Node) onPing(p ping) {
	c := n.Count() // want "onPing runs on the loop of Node.run: calling Count, which ends up receiving from r, waits for itself forever"
	p.resp <- c
}
func (n *Node) Count() int {
	r := make(chan int, 1)
	n.inbox <- ping{r}
	return <-r
}
func main() {
	n := &Node{inbox: make(chan msg, 8)}
	go n.run(context.Background())
	println(n.Count())
}
