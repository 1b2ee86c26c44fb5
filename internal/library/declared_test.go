package library

import "testing"

func TestDeclared(t *testing.T) {
	defer Declared.Set("")
	if err := Declared.Set("example.com/ui.v2.(*App).Post#1 = the UI loop; example.com/ui.v2.Widget.Clicked = the UI loop;example.com/ui.v2.Handler=the UI loop"); err != nil {
		t.Fatal(err)
	}
	rows := Callbacks("example.com/ui.v2")
	if len(rows) != 4 || rows[0].FullName() != "(*example.com/ui.v2.App).Post" || rows[0].Param != 1 || rows[3].Form != FuncType {
		t.Errorf("the rows are %v", rows)
	}
	if !IsFramework("example.com/ui.v2") || IsFramework("example.com/ui") || CallbackOn("the UI loop") == nil {
		t.Error("the package is no framework, or another one is")
	}
	for _, text := range []string{"example.com/ui.App", "App = loop", "example.com/ui.App#x = loop", "= loop"} {
		if Declared.Set(text) == nil {
			t.Errorf("%q was taken", text)
		}
	}
}
