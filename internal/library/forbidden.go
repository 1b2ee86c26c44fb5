package library

import (
	"cmp"
	"slices"
)

// A Forbidden is a call that never returns inside a callback of the same
// framework, since it waits for the goroutine that runs the callback.
type Forbidden struct {
	Package string   // of the callbacks
	Call    string   // as types.Func.FullName writes it
	Inside  []string // the symbols of the callbacks; none means any of the package
	Effect  string   // why, as a clause about the call
	Source  string
}

// ForbiddenCalls returns the calls that no callback of the package may make.
func ForbiddenCalls(pkg string) []Forbidden {
	var list []Forbidden
	for _, rule := range forbidden {
		if !slices.Contains(rule.packages, pkg) {
			continue
		}
		for _, call := range rule.calls {
			of := cmp.Or(rule.of, pkg)
			list = append(list, Forbidden{Package: pkg, Call: fullName(of, call), Inside: rule.inside, Effect: rule.effect, Source: rule.source})
		}
	}
	return list
}

var (
	teaModel = []string{"Model.Init", "Model.Update", "Model.View", "ViewModel.View", "CursorModel.View"}
	teaLoop  = append([]string{"WithFilter"}, teaModel...)
	teas     = []string{"charm.land/bubbletea/v2", "github.com/charmbracelet/bubbletea", "github.com/charmbracelet/bubbletea/v2"}
)

// Calls are named within the package, as Callback.Symbol is.
var forbidden = []struct {
	packages []string // of the callbacks
	of       string   // package of the calls, if it is another one
	calls    []string
	inside   []string
	effect   string
	source   string
}{
	{teas, "", []string{"(*Program).Send", "(*Program).Quit"}, teaLoop, "the event loop is the only reader of its unbuffered message channel", "github.com/charmbracelet/bubbletea@v1.3.10/tea.go:767"},
	{teas, "", []string{"(*Program).Printf", "(*Program).Println"}, teaModel, "it sends to the event loop's unbuffered message channel", "github.com/charmbracelet/bubbletea@v1.3.10/tea.go:933"},
	{teas, "", []string{"(*Program).Wait"}, teaModel, "it waits for the event loop to end", "github.com/charmbracelet/bubbletea@v1.3.10/tea.go"},
	{[]string{"fyne.io/fyne/v2", "fyne.io/fyne/v2/dialog", "fyne.io/fyne/v2/widget"}, "fyne.io/fyne/v2", []string{"DoAndWait"}, nil, "it waits for the main goroutine, on which callbacks run", "fyne.io/fyne/v2@v2.7.1/thread.go:5"},
	{[]string{"github.com/IBM/sarama"}, "", []string{"(*Broker).Close", "(*Broker).Produce", "(*Broker).AsyncProduce", "(*Broker).GetMetadata", "(*Broker).Fetch"}, []string{"ProduceCallback"}, "the goroutine that reads the broker's responses runs the callback", "github.com/IBM/sarama@v1.61.1/broker.go:526"},
	{[]string{"github.com/asaskevich/EventBus"}, "", []string{"(*EventBus).Publish", "(*EventBus).Subscribe", "(*EventBus).SubscribeAsync", "(*EventBus).SubscribeOnce", "(*EventBus).Unsubscribe"}, nil, "the handler runs under the lock of the bus, which the call needs", "github.com/asaskevich/EventBus@v0.0.0-20200907212545-49d423059eef/event_bus.go"},
	{[]string{"github.com/centrifugal/centrifuge-go"}, "", []string{"(*Client).Publish", "(*Client).RPC", "(*Client).History", "(*Client).Presence", "(*Client).PresenceStats", "(*Subscription).Publish", "(*Subscription).History", "(*Subscription).Presence", "(*Subscription).PresenceStats"}, nil, "the read loop that runs the callback must deliver its reply", "github.com/centrifugal/centrifuge-go@v0.12.1/README.md"},
	{[]string{"github.com/chromedp/chromedp"}, "", []string{"Run"}, nil, "the message loop that runs the callback must deliver its reply", "github.com/chromedp/chromedp@v0.9.5/chromedp.go"},
	{[]string{"github.com/dop251/goja_nodejs/eventloop"}, "", []string{"(*EventLoop).Stop", "(*EventLoop).Terminate"}, nil, "it waits for the running job to end; StopNoWait does not", "github.com/dop251/goja_nodejs@v0.0.0-20260212111938-1f56ff5bcf14/eventloop/eventloop.go:257"},
	{[]string{"github.com/faiface/mainthread"}, "", []string{"Call", "CallErr", "CallVal"}, nil, "it waits for the main thread, which runs the function", "github.com/faiface/mainthread@HEAD/mainthread.go:58"},
	{[]string{"github.com/go-gl/glfw/v3.3/glfw"}, "", []string{"PollEvents", "WaitEvents", "WaitEventsTimeout"}, nil, "events may not be processed from a callback", "github.com/go-gl/glfw/v3.3/glfw@v0.0.0-20260823155953-d41da22a9587/window.go:927"},
	{[]string{"github.com/hashicorp/memberlist"}, "", []string{"(*Memberlist).Members", "(*Memberlist).NumMembers", "(*Memberlist).LocalNode", "(*Memberlist).Leave", "(*Memberlist).UpdateNode", "(*Memberlist).Join"}, []string{"EventDelegate.NotifyJoin", "EventDelegate.NotifyLeave", "EventDelegate.NotifyUpdate", "AliveDelegate.NotifyAlive", "ConflictDelegate.NotifyConflict"}, "the delegate runs under the node lock, which the call needs", "github.com/hashicorp/memberlist@v0.7.0/memberlist.go"},
	{[]string{"github.com/rivo/tview"}, "", []string{"(*Application).QueueUpdate", "(*Application).QueueUpdateDraw"}, nil, "it waits until the event loop has run the function", "github.com/rivo/tview@v0.42.0/doc.go:171"},
	{[]string{"github.com/rivo/tview"}, "", []string{"(*Application).Draw"}, nil, "it queues an update and waits for it; ForceDraw does not", "github.com/rivo/tview@v0.42.0/application.go:681"},
	{[]string{"github.com/twmb/franz-go/pkg/kgo"}, "", []string{"(*Client).Flush"}, []string{"(*Client).Produce", "(*Client).TryProduce"}, "it waits for all promises, this one included", "github.com/twmb/franz-go@v1.22.2/pkg/kgo/producer.go:547"},
	{[]string{"github.com/twmb/franz-go/pkg/kgo"}, "", []string{"(*Client).Close", "(*Client).LeaveGroup"}, []string{"OnPartitionsAssigned", "OnPartitionsRevoked", "OnPartitionsLost"}, "it waits for the group management loop, which runs the callback", "github.com/twmb/franz-go@v1.22.2/pkg/kgo/config.go:2231"},
	{[]string{"github.com/twmb/franz-go/pkg/kgo"}, "", []string{"(*Client).BeginTransaction", "(*Client).EndTransaction", "(*Client).AbortBufferedRecords"}, []string{"PreTxnCommitFnContext"}, "the function runs under the lock of the transaction, which the call needs", "github.com/twmb/franz-go@v1.22.2/pkg/kgo/consumer_group.go:3065"},
	{[]string{"github.com/veandco/go-sdl2/sdl"}, "", []string{"Do"}, nil, "it waits for the main loop, which runs the function", "github.com/veandco/go-sdl2@v0.4.39/sdl/sdl.go:103"},
	{[]string{"go.mau.fi/whatsmeow"}, "", []string{"(*Client).AddEventHandler", "(*Client).RemoveEventHandler"}, nil, "the handlers run under the lock that it needs", "go.mau.fi/whatsmeow@v0.0.0-20251217143725-11cf47c62d32/client.go"},
	{[]string{"golang.design/x/mainthread"}, "", []string{"Call", "CallV"}, nil, "it waits for the main thread, which runs the function", "github.com/golang-design/mainthread@HEAD/mainthread.go:21"},
}

// SelfWaits returns the methods of the package that wait for something that
// the goroutine of its callbacks must deliver: a wait for an outcome inside a
// callback never ends. The outcomes are those of the package's own calls.
func SelfWaits(pkg string) []Forbidden {
	var list []Forbidden
	for _, rule := range selfWaits {
		if rule.pkg != pkg {
			continue
		}
		for _, call := range rule.calls {
			list = append(list, Forbidden{Package: pkg, Call: fullName(pkg, call), Inside: rule.inside, Effect: rule.effect, Source: rule.source})
		}
	}
	return list
}

var selfWaits = []struct {
	pkg    string
	calls  []string
	inside []string
	effect string
	source string
}{
	{"github.com/btcsuite/btcd/rpcclient", []string{"FutureGetBlockHashResult.Receive", "FutureGetBlockResult.Receive"}, nil, "the input reader that runs the callback must deliver the reply", "github.com/btcsuite/btcd@v0.26.2/rpcclient/doc.go:81"},
	{"github.com/eclipse/paho.mqtt.golang", []string{"(Token).Wait", "(Token).WaitTimeout"}, []string{"MessageHandler"}, "the router goroutine that runs the handler must receive the acknowledgement", "github.com/eclipse/paho.mqtt.golang@v1.5.1/client.go:86"},
	{"github.com/hashicorp/raft", []string{"(Future).Error", "(ApplyFuture).Error", "(ApplyFuture).Response", "(SnapshotFuture).Error", "(IndexFuture).Error"}, []string{"FSM.Apply", "FSM.Snapshot", "FSM.Restore", "BatchingFSM.ApplyBatch"}, "the future completes on the goroutine that runs the FSM", "github.com/hashicorp/raft@v1.8.0/fsm.go"},
}

// A Notify is a place at which a library takes a channel on which it sends
// synchronously, so that a channel nobody reads stops the library.
type Notify struct {
	Symbol string // function or (*T).Method as types.Func.FullName writes it, or pkg.Struct.Field
	Param  int    // of a function, the receiver not counted; -1 for a field
	Effect string // what waits, as a clause
	Source string
}

// Notifies are sorted by symbol.
var Notifies = []Notify{
	{"(*github.com/rabbitmq/amqp091-go.Channel).NotifyClose", 0, "the connection's reader sends on it and waits", "github.com/rabbitmq/amqp091-go@v1.16.0/doc.go:144"},
	{"(*github.com/rabbitmq/amqp091-go.Channel).NotifyConfirm", 0, "the connection's reader sends on it under the lock of its confirmations", "github.com/rabbitmq/amqp091-go@v1.16.0/channel.go:892"},
	{"(*github.com/rabbitmq/amqp091-go.Channel).NotifyPublish", 0, "the connection's reader sends on it under the lock of its confirmations", "github.com/rabbitmq/amqp091-go@v1.16.0/channel.go:892"},
	{"(*github.com/rabbitmq/amqp091-go.Connection).NotifyClose", 0, "the connection's reader sends on it and waits", "github.com/rabbitmq/amqp091-go@v1.16.0/doc.go:144"},
	{"github.com/hashicorp/memberlist.ChannelEventDelegate.Ch", -1, "memberlist sends on it under its node lock", "github.com/hashicorp/memberlist@v0.7.0/event_delegate.go:29"},
	{"github.com/hashicorp/raft.Config.NotifyCh", -1, "raft's leader loop sends on it and waits", "github.com/hashicorp/raft@v1.8.0/config.go:213"},
	{"github.com/hashicorp/serf/serf.Config.EventCh", -1, "serf's handlers send on it under their member lock", "github.com/hashicorp/serf@v0.11.0/serf/config.go:44"},
}
