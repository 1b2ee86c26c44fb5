// The receiver of a value returns early and never acknowledges it.
package story

import "errors"

type parcel struct{ weight int }

func deliver(pack func() parcel) error {
	parcels, signed := make(chan parcel), make(chan bool)
	go func() {
		parcels <- pack()
		<-signed // want "receive from signed blocks forever once deliver returns"
	}()
	p := <-parcels
	if p.weight == 0 {
		return errors.New("nothing in it")
	}
	signed <- true
	return nil
}
