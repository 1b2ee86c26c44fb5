package library

import (
	"go/types"
	"slices"
	"strings"
)

// IsMessage tells whether the framework runs the callback once for each
// message, so that what the callback starts is started once for each.
func (c Callback) IsMessage() bool {
	return slices.Contains(messages[c.Package], c.Symbol)
}

// Messages returns the callbacks of the package that get one message each.
func Messages(pkg string) []Callback {
	var list []Callback
	for _, c := range Callbacks(pkg) {
		if c.IsMessage() {
			list = append(list, c)
		}
	}
	return list
}

// messages are the rows of the catalogue that bring one message of many. The
// callbacks for connections, errors and events of a user interface are not
// among them, and neither are those that their framework runs on a goroutine
// for each anyway.
var messages = map[string][]string{
	"cloud.google.com/go/pubsub":                 {"(*Subscription).Receive"},
	"github.com/ThreeDotsLabs/watermill/message": {"HandlerFunc", "NoPublishHandlerFunc"},
	"github.com/asaskevich/EventBus":             {"(*EventBus).Subscribe"},
	"github.com/centrifugal/centrifuge-go":       {"(*Client).OnMessage", "(*Client).OnPublication", "(*Subscription).OnPublication"},
	"github.com/cloudwego/netpoll":               {"OnRequest"},
	"github.com/eclipse/paho.golang/paho":        {"(*Client).AddOnPublishReceived", "ClientConfig.OnPublishReceived"},
	"github.com/eclipse/paho.mqtt.golang":        {"(*ClientOptions).SetDefaultPublishHandler", "(Client).AddRoute", "(Client).Subscribe", "(Client).SubscribeMultiple", "MessageHandler", "ClientOptions.DefaultPublishHandler"},
	"github.com/gempir/go-twitch-irc/v4":         {"(*Client).OnPrivateMessage"},
	"github.com/go-mysql-org/go-mysql/canal":     {"EventHandler.OnRow"},
	"github.com/hashicorp/memberlist":            {"Delegate.NotifyMsg"},
	"github.com/hibiken/asynq":                   {"Handler.ProcessTask"},
	"github.com/jackc/pgx/v5/pgconn":             {"NotificationHandler"},
	"github.com/lesismal/nbio":                   {"(*Engine).OnData", "(*Engine).OnDataPtr"},
	"github.com/lib/pq":                          {"ConnectorWithNotificationHandler", "SetNotificationHandler"},
	"github.com/lxzan/gws":                       {"Event.OnMessage"},
	"github.com/nats-io/nats.go":                 {"(*Conn).QueueSubscribe", "(*Conn).Subscribe", "MsgHandler"},
	"github.com/nsqio/go-nsq":                    {"Handler.HandleMessage"},
	"github.com/olahol/melody":                   {"(*Melody).HandleMessage", "(*Melody).HandleMessageBinary"},
	"github.com/panjf2000/gnet":                  {"EventHandler.React"},
	"github.com/panjf2000/gnet/v2":               {"EventHandler.OnTraffic"},
	"github.com/pion/webrtc/v4":                  {"(*DataChannel).OnMessage"},
	"github.com/redis/rueidis":                   {"PubSubHooks.OnMessage"},
	"github.com/slack-go/slack/socketmode":       {"SocketmodeHandlerFunc"},
	"github.com/tidwall/evio":                    {"Events.Data"},
	"go.mau.fi/whatsmeow":                        {"(*Client).AddEventHandler", "EventHandler"},
	"k8s.io/client-go/tools/cache":               {"ResourceEventHandler.OnAdd", "ResourceEventHandler.OnUpdate", "ResourceEventHandlerFuncs.AddFunc", "ResourceEventHandlerFuncs.UpdateFunc"},
}

// EachItem tells whether fn runs the function that it is given as parameter i
// once for each item of something whose size is not known: the files of a
// directory tree.
func EachItem(fn *types.Func, i int) bool {
	if fn == nil || fn.Pkg() == nil {
		return false
	}
	switch fn.FullName() {
	case "path/filepath.Walk", "path/filepath.WalkDir":
		return i == 1
	case "io/fs.WalkDir":
		return i == 2
	}
	return false
}

var nextPrefixes = []string{"Read", "Recv", "Receive", "Next", "Fetch", "Poll", "Scan", "Decode", "Pop", "Dequeue", "BLPop", "BRPop"}

// IsNext tells by name and signature whether a function yields the next item
// of a stream: a line, a packet, a message, a row.
func IsNext(fn *types.Func) bool {
	if fn == nil || fn.Pkg() == nil {
		return false
	}
	name := fn.Name()
	switch name {
	case "ReadAll", "ReadFile", "ReadDir", "ReadFrom", "ReadDirent", "Readdir", "Readdirnames", "Readlink", "ReadBuildInfo", "ReadMemStats", "ReadMIMEHeader", "ReadRequest", "ReadResponse":
		// Those of a connection give a packet.
		if name != "ReadFrom" || fn.Signature().Results().Len() != 3 {
			return false
		}
	}
	i := slices.IndexFunc(nextPrefixes, func(p string) bool {
		return strings.HasPrefix(name, p) || strings.HasPrefix(name, strings.ToLower(p[:1])+p[1:])
	})
	if i < 0 {
		return false
	}
	rest := name[len(nextPrefixes[i]):]
	if rest != "" && 'a' <= rest[0] && rest[0] <= 'z' { // Ready, Reader, Polling
		return false
	}
	sig := fn.Signature()
	return sig.Results().Len() > 0 && (sig.Recv() != nil || sig.Params().Len() > 0)
}

// Limits tells whether a call of fn may wait until there is room, or refuse:
// a semaphore, a rate limiter, a pool. What is not of the package at hand is
// known by its name only, and a name that may mean so is enough to be silent.
func Limits(fn *types.Func) bool {
	if fn == nil {
		return false
	}
	for _, prefix := range []string{"Acquire", "TryAcquire", "Wait", "Take", "Reserve", "Throttle", "Allow", "TryLock", "CompareAndSwap", "LoadOrStore", "Limit", "Borrow", "Checkout"} {
		if strings.HasPrefix(fn.Name(), prefix) || strings.HasPrefix(fn.Name(), strings.ToLower(prefix[:1])+prefix[1:]) {
			return true
		}
	}
	return false
}
