// Package webrtc is a stub.
package webrtc

type DataChannel struct{}

func (*DataChannel) OnOpen(f func()) {}
