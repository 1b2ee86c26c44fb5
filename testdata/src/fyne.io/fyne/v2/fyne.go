// Package fyne is a stub.
package fyne

type PointEvent struct{}

type Tappable interface{ Tapped(*PointEvent) }

func Do(fn func()) {}

func DoAndWait(fn func()) {}
