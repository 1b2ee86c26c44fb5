// The session starts a goroutine for each event.
package bot

import "github.com/bwmarrin/discordgo"

func start(lines chan string) error {
	s, err := discordgo.New("token")
	if err != nil {
		return err
	}
	s.SyncEvents = false
	s.AddHandler(func(_ *discordgo.Session, m *discordgo.MessageCreate) {
		lines <- m.Content
	})
	return s.Open()
}
