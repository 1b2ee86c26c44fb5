// The frame looks whether the level is there.
package main

import "github.com/hajimehoshi/ebiten/v2"

type level struct{}

type game struct {
	loaded chan *level
	level  *level
}

func (g *game) Update() error {
	select {
	case g.level = <-g.loaded:
	default:
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
