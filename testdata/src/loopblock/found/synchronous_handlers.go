// The session runs its handlers on the goroutine that reads from the gateway.
package bot

import "github.com/bwmarrin/discordgo"

func start(lines chan string) error {
	s, err := discordgo.New("token")
	if err != nil {
		return err
	}
	s.SyncEvents = true
	s.AddHandler(func(_ *discordgo.Session, m *discordgo.MessageCreate) {
		lines <- m.Content // want "the function literal in start runs on discordgo's gateway reader: sending on lines stalls it"
	})
	return s.Open()
}
