package handover

import (
	"go/types"

	"github.com/chanlint/chanlint/internal/library"
)

// IsUnshared tells whether values of the type may be handed over but not be
// used from both sides.
func IsUnshared(t types.Type) bool {
	_, ok := library.Unshared(t)
	return ok
}
