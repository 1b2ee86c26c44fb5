// Package blocks holds functions that wait on every path, on some, and on none.
package blocks

import (
	"sync"
	"time"
)

func Receive(ch chan int) int { return <-ch } // want Receive:"param 0.always receives, blocks."

func Sometimes(ch chan int, b bool) { // want Sometimes:"param 0.maybe receives."
	if b {
		<-ch
	}
}

func Try(ch chan int) { // want Try:"^param 0.maybe receives.$"
	select {
	case <-ch:
	default:
	}
}

func Nap() { time.Sleep(time.Second) } // want Nap:"blocks.sleep: calling time.Sleep."

func Through() { Nap() } // want Through:"blocks.sleep: calling time.Sleep."

func Elsewhere(ch chan int) { go Receive(ch) } // want Elsewhere:"^spawns param 0.maybe receives.$"

func Join(wg *sync.WaitGroup) { wg.Wait() } // want Join:"blocks.wait: calling wg.Wait."

func Close(ch chan int) { close(ch) } // want Close:"param 0.always closes."
