using Microsoft.Extensions.Logging;

namespace Procur.Integrations.TestKit;

/// <summary>A log line with all that came with it.</summary>
public sealed record LogLine(
    string Category,
    LogLevel Level,
    EventId Event,
    string Message,
    string State,
    string Scopes,
    Exception? Exception
)
{
    /// <summary>Everything a sink could have written down.</summary>
    public override string ToString() => $"{Level} {Category}[{Event.Id}] {Message} {{{State}}} ({Scopes}) {Exception}";
}
