// The channel is closed before it is drained, so the range ends by itself.
package silent

import "github.com/rivo/tview"

func drain(b *tview.Button, pending []string) {
	b.SetSelectedFunc(func() {
		ch := make(chan string, len(pending))
		for _, p := range pending {
			ch <- p
		}
		close(ch)
		for p := range ch {
			println(p)
		}
	})
}
