using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Procur.Integrations.TestKit;

/// <summary>Keeps every log line from Trace up, with its state, scopes and exception.</summary>
[ProviderAlias("Recording")]
public sealed class RecordingLoggerProvider : ILoggerProvider, ISupportExternalScope
{
    private readonly ConcurrentQueue<LogLine> lines = new();
    private readonly Signal changed = new();
    private IExternalScopeProvider scopes = new LoggerExternalScopeProvider();

    public IReadOnlyList<LogLine> Lines => [.. lines];

    /// <summary>All lines as one text, for a search after what must not be there.</summary>
    public string Text => string.Join('\n', lines);

    public Task UntilAsync(Func<IReadOnlyList<LogLine>, bool> condition, CancellationToken cancellationToken = default) =>
        changed.UntilAsync(() => condition(Lines), cancellationToken);

    public ILogger CreateLogger(string categoryName) => new RecordingLogger(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => scopes = scopeProvider;

    public void Dispose() { }

    private sealed class RecordingLogger(RecordingLoggerProvider owner, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => owner.scopes.Push(state);

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            var held = new List<string>();
            owner.scopes.ForEachScope(static (scope, list) => list.Add(Spell(scope)), held);
            owner.lines.Enqueue(
                new LogLine(category, logLevel, eventId, formatter(state, exception), Spell(state), string.Join("; ", held), exception)
            );
            owner.changed.Tell();
        }

        private static string Spell(object? state) =>
            state is IEnumerable<KeyValuePair<string, object?>> pairs
                ? string.Join(", ", pairs.Select(pair => $"{pair.Key}={pair.Value}"))
                : $"{state}";
    }
}
