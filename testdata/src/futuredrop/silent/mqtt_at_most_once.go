// Quality of service 0 asks for no acknowledgement.
package story

import mqtt "github.com/eclipse/paho.mqtt.golang"

func report(c mqtt.Client, value string) error {
	c.Publish("sensors/a", 0, false, value)
	if token := c.Subscribe("a", 1, nil); token.Wait() && token.Error() != nil {
		return token.Error()
	}
	return nil
}
