// Moby, https://github.com/moby/moby/pull/36114: the clean-up of a failed
// attach locks the virtual machine that its caller has locked.
package lcow

import (
	"errors"
	"sync"
)

type serviceVM struct {
	sync.Mutex
	attached map[string]int
}

func NewServiceVM() *serviceVM { return &serviceVM{attached: map[string]int{}} }

func (svm *serviceVM) HotAddVHDs(vhds ...string) error {
	svm.Lock()
	defer svm.Unlock()
	for i, vhd := range vhds {
		if err := svm.attach(vhd); err != nil {
			svm.HotRemoveVHDs(vhds[:i]...) // want "call of svm.HotRemoveVHDs locks svm again while it is held, which blocks forever"
			return err
		}
	}
	return nil
}

func (svm *serviceVM) attach(vhd string) error {
	if vhd == "" {
		return errors.New("no name")
	}
	svm.attached[vhd]++
	return nil
}

func (svm *serviceVM) HotRemoveVHDs(vhds ...string) {
	svm.Lock()
	defer svm.Unlock()
	for _, vhd := range vhds {
		delete(svm.attached, vhd)
	}
}
