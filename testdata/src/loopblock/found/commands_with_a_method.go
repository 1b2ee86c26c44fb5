// The actor runs commands; one of them asks the actor, which is busy running it.
package main

type command interface{ apply(b *bank) }

type bank struct {
	mailbox chan command
	sum     int
}

type deposit struct{ n int }

func (d deposit) apply(b *bank) { b.sum += d.n }

type query struct{ reply chan int }

func (q query) apply(b *bank) { q.reply <- b.sum }

type audit struct{}

func (audit) apply(b *bank) {
	if b.balance() < 0 { // want "apply runs on the loop of bank.run: calling balance, which ends up sending on b.mailbox, waits for itself"
		panic("negative")
	}
}

func (b *bank) balance() int {
	reply := make(chan int)
	b.mailbox <- query{reply}
	return <-reply
}

func (b *bank) run() {
	for c := range b.mailbox {
		c.apply(b)
	}
}

func main() {
	b := &bank{mailbox: make(chan command)}
	go b.run()
	b.mailbox <- deposit{1}
	b.mailbox <- audit{}
}
