package plugin

import (
	"strings"
	"testing"
)

func TestSettings(t *testing.T) {
	for _, c := range []struct {
		name     string
		settings map[string]any
		fails    string // a part of the error; "" if there is none
	}{
		{"none", nil, ""},
		{"a check switched off", map[string]any{"disable": []string{"chanclose"}, "level": "advice"}, ""},
		{"an unknown key", map[string]any{"disabled": []string{"chanclose"}}, `unknown field "disabled"`},
		{"a wrong type", map[string]any{"disable": "chanclose"}, "disable"},
		{"an unknown check", map[string]any{"enable": []string{"nothing"}}, `there is no check "nothing"`},
		{"an unknown level", map[string]any{"level": "loud"}, `there is no level "loud"`},
		{"a loop without a name", map[string]any{"flags": map[string]string{"loopblock.loops": "example.com/ui.App.Post"}}, "want package.Symbol = loop"},
		{"an unknown flag", map[string]any{"flags": map[string]string{"chanclose.nothing": "1"}}, `there is no flag "chanclose.nothing"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			var raw any
			if c.settings != nil {
				raw = c.settings
			}
			p, err := New(raw)
			if c.fails != "" {
				if err == nil || !strings.Contains(err.Error(), c.fails) {
					t.Errorf("the error is %v, want %q", err, c.fails)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			analyzers, err := p.BuildAnalyzers()
			if err != nil || len(analyzers) == 0 {
				t.Errorf("%d analyzers, error %v", len(analyzers), err)
			}
			for _, a := range analyzers {
				if c.settings != nil && a.Name == "chanclose" {
					t.Error("chanclose runs and was disabled")
				}
			}
		})
	}
}
