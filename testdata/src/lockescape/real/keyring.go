// hashicorp/memberlist: Keyring.GetKeys returns the slice whose elements RemoveKey moves.
package memberlist

import (
	"bytes"
	"sync"
)

type Keyring struct {
	keys [][]byte
	l    sync.Mutex
}

func (k *Keyring) RemoveKey(key []byte) {
	k.l.Lock()
	defer k.l.Unlock()
	for i, installed := range k.keys {
		if bytes.Equal(key, installed) {
			k.keys = append(k.keys[:i], k.keys[i+1:]...)
		}
	}
}

func (k *Keyring) GetKeys() [][]byte {
	k.l.Lock()
	defer k.l.Unlock()

	return k.keys // want "returning k.keys itself lets the caller use it without k.l"
}
