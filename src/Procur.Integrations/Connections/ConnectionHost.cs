using Microsoft.Extensions.Logging;
using Procur.Integrations.Audit;
using Procur.Integrations.Journal;
using Procur.Integrations.Tokens;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.Connections;

/// <summary>What all connections of a host share.</summary>
internal sealed class ConnectionHost(
    Func<string, HttpMessageHandler> handler,
    TimeProvider time,
    ILogger logger,
    IOperationJournal journal,
    IReadOnlyList<IAuditSink> audit,
    TokenService tokens,
    ICallbackTickets callbacks,
    IServiceProvider? services
)
{
    public Func<string, HttpMessageHandler> Handler { get; } = handler;

    public TimeProvider Time { get; } = time;

    public ILogger Logger { get; } = logger;

    public IOperationJournal Journal { get; } = journal;

    public AuditTrail Audit { get; } = new(audit, logger);

    public TokenService Tokens { get; } = tokens;

    public ICallbackTickets Callbacks { get; } = callbacks;

    public IServiceProvider? Services { get; } = services;
}
