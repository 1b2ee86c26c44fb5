// Package pebble is a stub.
package pebble

type FlushInfo struct{ JobID int }

type EventListener struct{ FlushEnd func(FlushInfo) }

type Options struct{ EventListener *EventListener }
