package library

import (
	"go/constant"
	"go/types"
	"strings"
)

// An Input is a function through which a value comes into the program that
// somebody else has chosen.
type Input struct {
	name string
	// Fills is the parameter, the receiver not counted, through whose pointer
	// the value is delivered; -1 if it is the result, or what the result
	// points to; -2 if it is every parameter from Rest on.
	Fills  int
	Rest   int
	What   string // what the value is called: "the flag"
	Name   int    // the parameter that names it, or -1
	Remote bool   // the other end of a connection chooses it, not who runs the program
	Reads  int    // the parameter, or -1 for the receiver, that decides whether it is remote; -2 for none
}

// InputOf returns how values come in through fn, or nil.
func InputOf(fn *types.Func) *Input {
	if fn == nil || fn.Pkg() == nil {
		return nil
	}
	full := fn.Origin().FullName()
	for i := range inputs {
		if inputs[i].name == full {
			return &inputs[i]
		}
	}
	return flagInput(fn, full)
}

// flagInput knows the families of functions that differ in the type of the
// flag or setting only.
func flagInput(fn *types.Func, full string) *Input {
	number := func(name string) bool {
		switch strings.TrimSuffix(strings.TrimSuffix(name, "P"), "Var") {
		case "Int", "Int32", "Int64", "Uint", "Uint32", "Uint64", "String", "Float64", "Duration":
			return true
		}
		return false
	}
	name := fn.Name()
	in := &Input{name: full, Fills: -1, What: "the flag", Name: 0, Reads: -2}
	switch fn.Pkg().Path() {
	case "flag", "github.com/spf13/pflag":
		getter, isGetter := strings.CutPrefix(name, "Get")
		switch {
		case isGetter && number(getter):
			return in
		case !number(name):
			return nil
		case strings.HasSuffix(strings.TrimSuffix(name, "P"), "Var"):
			in.Fills, in.Name = 0, 1
		}
		return in
	case "github.com/spf13/viper":
		if getter, ok := strings.CutPrefix(name, "Get"); ok && (number(getter) || getter == "") {
			in.What = "the setting"
			return in
		}
	case "github.com/urfave/cli", "github.com/urfave/cli/v2", "github.com/urfave/cli/v3":
		if number(name) && fn.Signature().Recv() != nil {
			return in
		}
	}
	return nil
}

// Called returns what the value is called, with its name if the call gives it
// as a constant: "the flag workers".
func (in *Input) Called(name constant.Value) string {
	if in.Name < 0 {
		return in.What
	}
	if name != nil && name.Kind() == constant.String && constant.StringVal(name) != "" {
		return in.What + " " + constant.StringVal(name)
	}
	return strings.Replace(in.What, "the ", indefinite(in.What), 1)
}

func indefinite(what string) string {
	if strings.ContainsRune("aeiou", rune(strings.TrimPrefix(what, "the ")[0])) {
		return "an "
	}
	return "a "
}

// PassesOn tells whether a result of fn is as large as one of its arguments
// says: conversions of text to numbers, and text made from text.
func PassesOn(fn *types.Func) bool {
	if fn == nil || fn.Pkg() == nil {
		return false
	}
	switch fn.Pkg().Path() {
	case "strconv":
		return strings.HasPrefix(fn.Name(), "Parse") || fn.Name() == "Atoi"
	case "strings", "bytes":
		// How long the text is limits what is counted in it.
		results := fn.Signature().Results()
		if results.Len() == 0 {
			return false
		}
		b, number := results.At(0).Type().Underlying().(*types.Basic)
		return !number || b.Info()&types.IsNumeric == 0
	case "cmp":
		return fn.Name() == "Or"
	case "time":
		switch fn.Name() {
		case "ParseDuration", "Hours", "Minutes", "Seconds", "Milliseconds", "Microseconds", "Nanoseconds":
			return true
		}
	case "github.com/spf13/cast":
		return strings.HasPrefix(fn.Name(), "ToInt") || strings.HasPrefix(fn.Name(), "ToUint")
	case "encoding/json":
		return fn.Name() == "Int64" || fn.Name() == "Float64" // of a Number
	}
	return false
}

// IsInputMap tells whether t is a map whose values come from a request, and
// what they are called.
func IsInputMap(t types.Type) (what string, ok bool) {
	named, ok := types.Unalias(t).(*types.Named)
	if !ok || named.Obj().Pkg() == nil {
		return "", false
	}
	switch named.Obj().Pkg().Path() + "." + named.Obj().Name() {
	case "net/http.Header":
		return "the header", true
	case "net/url.Values":
		return "the query parameter", true
	}
	return "", false
}

var inputs = []Input{
	{"(*bufio.Reader).ReadBytes", -1, 0, "the text that is read", -1, false, -2},
	{"(*bufio.Reader).ReadLine", -1, 0, "the text that is read", -1, false, -2},
	{"(*bufio.Reader).ReadString", -1, 0, "the text that is read", -1, false, -2},
	{"(*bufio.Scanner).Bytes", -1, 0, "the text that is read", -1, false, -2},
	{"(*bufio.Scanner).Text", -1, 0, "the text that is read", -1, false, -2},
	{"(*encoding/gob.Decoder).Decode", 0, 0, "the message", -1, false, -1},
	{"(*encoding/json.Decoder).Decode", 0, 0, "the JSON document", -1, false, -1},
	{"(*encoding/xml.Decoder).Decode", 0, 0, "the XML document", -1, false, -1},
	{"(*flag.FlagSet).Arg", -1, 0, "the argument of the command line", -1, false, -2},
	{"(*flag.FlagSet).Args", -1, 0, "the arguments of the command line", -1, false, -2},
	{"(*github.com/BurntSushi/toml.Decoder).Decode", 0, 0, "the TOML document", -1, false, -1},
	{"(*github.com/gin-gonic/gin.Context).BindJSON", 0, 0, "the request", -1, true, -2},
	{"(*github.com/gin-gonic/gin.Context).DefaultQuery", -1, 0, "the query parameter", 0, true, -2},
	{"(*github.com/gin-gonic/gin.Context).GetHeader", -1, 0, "the header", 0, true, -2},
	{"(*github.com/gin-gonic/gin.Context).Param", -1, 0, "the path parameter", 0, true, -2},
	{"(*github.com/gin-gonic/gin.Context).PostForm", -1, 0, "the form value", 0, true, -2},
	{"(*github.com/gin-gonic/gin.Context).Query", -1, 0, "the query parameter", 0, true, -2},
	{"(*github.com/gin-gonic/gin.Context).ShouldBind", 0, 0, "the request", -1, true, -2},
	{"(*github.com/gin-gonic/gin.Context).ShouldBindJSON", 0, 0, "the request", -1, true, -2},
	{"(*github.com/gin-gonic/gin.Context).ShouldBindQuery", 0, 0, "the request", -1, true, -2},
	{"(*github.com/gofiber/fiber/v2.Ctx).BodyParser", 0, 0, "the request", -1, true, -2},
	{"(*github.com/gofiber/fiber/v2.Ctx).Params", -1, 0, "the path parameter", 0, true, -2},
	{"(*github.com/gofiber/fiber/v2.Ctx).Query", -1, 0, "the query parameter", 0, true, -2},
	{"(*github.com/gofiber/fiber/v2.Ctx).QueryInt", -1, 0, "the query parameter", 0, true, -2},
	{"(*github.com/gofiber/fiber/v2.Ctx).QueryParser", 0, 0, "the request", -1, true, -2},
	{"(*github.com/spf13/viper.Viper).Unmarshal", 0, 0, "the configuration", -1, false, -2},
	{"(*gopkg.in/yaml.v2.Decoder).Decode", 0, 0, "the YAML document", -1, false, -1},
	{"(*gopkg.in/yaml.v3.Decoder).Decode", 0, 0, "the YAML document", -1, false, -1},
	{"(*net/http.Request).Cookie", -1, 0, "the cookie", 0, true, -2},
	{"(*net/http.Request).FormValue", -1, 0, "the form value", 0, true, -2},
	{"(*net/http.Request).PathValue", -1, 0, "the path value", 0, true, -2},
	{"(*net/http.Request).PostFormValue", -1, 0, "the form value", 0, true, -2},
	{"(*net/url.URL).Query", -1, 0, "the query", -1, true, -2},
	{"(encoding/binary.bigEndian).Uint32", -1, 0, "the message that is decoded", -1, true, -2},
	{"(encoding/binary.bigEndian).Uint64", -1, 0, "the message that is decoded", -1, true, -2},
	{"(encoding/binary.littleEndian).Uint32", -1, 0, "the message that is decoded", -1, true, -2},
	{"(encoding/binary.littleEndian).Uint64", -1, 0, "the message that is decoded", -1, true, -2},
	{"(github.com/labstack/echo/v4.Context).Bind", 0, 0, "the request", -1, true, -2},
	{"(github.com/labstack/echo/v4.Context).FormValue", -1, 0, "the form value", 0, true, -2},
	{"(github.com/labstack/echo/v4.Context).Param", -1, 0, "the path parameter", 0, true, -2},
	{"(github.com/labstack/echo/v4.Context).QueryParam", -1, 0, "the query parameter", 0, true, -2},
	{"(net/http.Header).Get", -1, 0, "the header", 0, true, -2},
	{"(net/url.Values).Get", -1, 0, "the query parameter", 0, true, -2},
	{"encoding/binary.Read", 2, 0, "the message that is decoded", -1, true, -2},
	{"encoding/binary.ReadUvarint", -1, 0, "the message that is decoded", -1, true, -2},
	{"encoding/binary.ReadVarint", -1, 0, "the message that is decoded", -1, true, -2},
	{"encoding/binary.Uvarint", -1, 0, "the message that is decoded", -1, true, -2},
	{"encoding/binary.Varint", -1, 0, "the message that is decoded", -1, true, -2},
	{"encoding/json.Unmarshal", 1, 0, "the JSON document", -1, false, 0},
	{"encoding/xml.Unmarshal", 1, 0, "the XML document", -1, false, 0},
	{"flag.Arg", -1, 0, "the argument of the command line", -1, false, -2},
	{"flag.Args", -1, 0, "the arguments of the command line", -1, false, -2},
	{"fmt.Fscan", -2, 1, "the text that is read", -1, false, -2},
	{"fmt.Fscanf", -2, 2, "the text that is read", -1, false, -2},
	{"fmt.Fscanln", -2, 1, "the text that is read", -1, false, -2},
	{"fmt.Scan", -2, 0, "the text that is read", -1, false, -2},
	{"fmt.Scanf", -2, 1, "the text that is read", -1, false, -2},
	{"fmt.Scanln", -2, 0, "the text that is read", -1, false, -2},
	{"fmt.Sscan", -2, 1, "the text that is read", -1, false, -2},
	{"fmt.Sscanf", -2, 2, "the text that is read", -1, false, -2},
	{"github.com/BurntSushi/toml.Decode", 1, 0, "the TOML document", -1, false, -2},
	{"github.com/BurntSushi/toml.DecodeFile", 1, 0, "the TOML document", -1, false, -2},
	{"github.com/BurntSushi/toml.Unmarshal", 1, 0, "the TOML document", -1, false, -2},
	{"github.com/alecthomas/kong.Parse", 0, 0, "the command line", -1, false, -2},
	{"github.com/caarlos0/env/v11.Parse", 0, 0, "the environment", -1, false, -2},
	{"github.com/go-chi/chi/v5.URLParam", -1, 0, "the path parameter", 1, true, -2},
	{"github.com/goccy/go-yaml.Unmarshal", 1, 0, "the YAML document", -1, false, 0},
	{"github.com/gorilla/mux.Vars", -1, 0, "the path parameter", -1, true, -2},
	{"github.com/jessevdk/go-flags.Parse", 0, 0, "the command line", -1, false, -2},
	{"github.com/kelseyhightower/envconfig.Process", 1, 0, "the environment", -1, false, -2},
	{"github.com/mitchellh/mapstructure.Decode", 1, 0, "the configuration", -1, false, -2},
	{"github.com/spf13/viper.Unmarshal", 0, 0, "the configuration", -1, false, -2},
	{"gopkg.in/yaml.v2.Unmarshal", 1, 0, "the YAML document", -1, false, 0},
	{"gopkg.in/yaml.v3.Unmarshal", 1, 0, "the YAML document", -1, false, 0},
	{"io.ReadAll", -1, 0, "the text that is read", -1, false, -2},
	{"os.Getenv", -1, 0, "the environment variable", 0, false, -2},
	{"os.LookupEnv", -1, 0, "the environment variable", 0, false, -2},
	{"os.ReadFile", -1, 0, "the file", -1, false, -2},
	{"sigs.k8s.io/yaml.Unmarshal", 1, 0, "the YAML document", -1, false, 0},
}
