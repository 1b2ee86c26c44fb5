// The frame waits for the level to be loaded.
package main

import "github.com/hajimehoshi/ebiten/v2"

type level struct{}

type game struct {
	loaded chan *level
	level  *level
}

func (g *game) Update() error {
	if g.level == nil {
		g.level = <-g.loaded // want "Update runs on Ebitengine's game loop: receiving from g.loaded stalls it .*look at the result in the next Update"
	}
	return nil
}

func (g *game) Draw(*ebiten.Image) {}

func (g *game) Layout(w, h int) (int, int) { return w, h }

func main() {
	g := &game{loaded: make(chan *level)}
	go func() { g.loaded <- &level{} }()
	ebiten.RunGame(g)
}
