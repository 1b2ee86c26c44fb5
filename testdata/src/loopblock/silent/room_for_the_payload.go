// The channel has room for all that the handler puts into it before it reads it back.
package parts

import mqtt "github.com/eclipse/paho.mqtt.golang"

func handle(_ mqtt.Client, m mqtt.Message) {
	parts := make(chan byte, len(m.Payload()))
	for _, b := range m.Payload() {
		parts <- b
	}
	close(parts)
	for range parts {
	}
}

func start(c mqtt.Client) { c.Subscribe("parts", 0, handle) }
