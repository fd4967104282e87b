using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Procur.Integrations.Connections;
using Procur.Integrations.Outbox;

namespace Procur.Integrations.Sql;

/// <summary>Takes messages and sends them, each under its own name in the journal: a process that dies with one on its way does not make it two.</summary>
internal sealed class IntegrationOutbox(
    SqlOutbox store,
    IServiceProvider services,
    IOptions<OutboxOptions> options,
    TimeProvider time,
    ILogger<IntegrationOutbox> logger
) : IIntegrationOutbox, IDisposable
{
    // One message's time, and for how long it is nobody else's.
    private static readonly TimeSpan SendTime = TimeSpan.FromMinutes(8);
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    private readonly SemaphoreSlim arrived = new(0, 1);

    public async Task<string> EnqueueAsync(
        EmailMessage message,
        OutboxRoute? route = null,
        DbTransaction? transaction = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(message);
        var held = await OutboxAttachments.HeldAsync(message, cancellationToken).ConfigureAwait(false);
        return await AddAsync(OutboxKind.Email, held, OutboxJson.Default.EmailMessage, route, transaction, cancellationToken)
            .ConfigureAwait(false);
    }

    public Task<string> EnqueueAsync(
        ChatMessage message,
        OutboxRoute? route = null,
        DbTransaction? transaction = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(message);
        return AddAsync(OutboxKind.Chat, message, OutboxJson.Default.ChatMessage, route, transaction, cancellationToken);
    }

    public Task<OutboxEntry?> FindAsync(string id, CancellationToken cancellationToken = default) => store.FindAsync(id, cancellationToken);

    public Task<IReadOnlyList<OutboxEntry>> ListFailedAsync(CancellationToken cancellationToken = default) =>
        store.ListFailedAsync(cancellationToken);

    public async Task<bool> RetryAsync(string id, CancellationToken cancellationToken = default)
    {
        var again = await store.RetryAsync(id, cancellationToken).ConfigureAwait(false);
        Wake();
        return again;
    }

    public async Task<int> SendDueAsync(CancellationToken cancellationToken = default)
    {
        var most = options.Value.Concurrency;
        var sent = 0;
        while (true)
        {
            var claim = Guid.NewGuid().ToString("N");
            var rows = await store.ClaimAsync(claim, most, Lease, cancellationToken).ConfigureAwait(false);
            var results = await Task.WhenAll(rows.Select(row => SendOneAsync(row, claim, cancellationToken))).ConfigureAwait(false);
            sent += results.Count(static done => done);
            if (rows.Count < most)
            {
                return sent;
            }
        }
    }

    public void Dispose() => arrived.Dispose();

    /// <summary>Waits for something that this process has taken, or for <paramref name="longest"/>.</summary>
    public async Task WaitAsync(TimeSpan longest, CancellationToken cancellationToken)
    {
        using var ending = new CancellationTokenSource(longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ending.Token, cancellationToken);
        await arrived.WaitAsync(either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task<string> AddAsync<T>(
        OutboxKind kind,
        T message,
        System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type,
        OutboxRoute? route,
        DbTransaction? transaction,
        CancellationToken cancellationToken
    )
        where T : IntegrationRequest
    {
        var id = await store
            .AddAsync(kind, message, type, route ?? new OutboxRoute(), transaction, cancellationToken)
            .ConfigureAwait(false);
        if (transaction is null)
        {
            Wake();
        }

        return id;
    }

    private void Wake()
    {
        try
        {
            arrived.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is awake already.
        }
    }

    private async Task<bool> SendOneAsync(OutboxRow row, string claim, CancellationToken cancellationToken)
    {
        using var ending = new CancellationTokenSource(SendTime, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ending.Token, cancellationToken);
        try
        {
            await SendAsync(row, either.Token).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Kept with the message, for whoever looks why it was not sent; others' messages go on.
        catch (Exception e)
#pragma warning restore CA1031
        {
            await NoteAsync(row, claim, e, cancellationToken.IsCancellationRequested).ConfigureAwait(false);
            return false;
        }

        return await store.SentAsync(row, claim, CancellationToken.None).ConfigureAwait(false);
    }

    private async Task SendAsync(OutboxRow row, CancellationToken cancellationToken)
    {
        if (row.Kind == OutboxKind.Email)
        {
            var sender = await FindAsync<IEmailSender>(row.Entry.Route, cancellationToken).ConfigureAwait(false);
            var mail = store.Open(row, OutboxJson.Default.EmailMessage);
            await sender
                .SendAsync(mail with { OperationKey = row.Entry.OperationKey, IdempotencyKey = mail.IdempotencyKey }, cancellationToken)
                .ConfigureAwait(false);
        }
        else
        {
            var notifier = await FindAsync<IChatNotifier>(row.Entry.Route, cancellationToken).ConfigureAwait(false);
            var message = store.Open(row, OutboxJson.Default.ChatMessage);
            await notifier
                .PostAsync(
                    message with
                    {
                        OperationKey = row.Entry.OperationKey,
                        IdempotencyKey = message.IdempotencyKey,
                    },
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
    }

    private async ValueTask<T> FindAsync<T>(OutboxRoute route, CancellationToken cancellationToken)
        where T : class
    {
        if (route.Tenant.Length > 0)
        {
            var integration =
                route.Integration
                ?? throw new ArgumentException("A tenant's connection is found by its integration; name it in the route.");
            return await services
                .GetRequiredService<IConnections>()
                .GetAsync<T>(route.Tenant, integration, route.Name, cancellationToken)
                .ConfigureAwait(false);
        }

        return route.Integration is { } key ? services.GetRequiredKeyedService<T>(key) : services.GetRequiredService<T>();
    }

    private async Task NoteAsync(OutboxRow row, string claim, Exception e, bool stopping)
    {
        var entry = row.Entry;
        var settings = options.Value;
        var unknown = e is IntegrationException { OutcomeUnknown: true } or IntegrationCanceledException { OutcomeUnknown: true };
        // Ours hold nothing personal; another's words are not kept.
        var error = e is IntegrationException or IntegrationCanceledException ? e.Message : e.GetType().Name;
        var isOver = time.GetUtcNow() - entry.CreatedAt > settings.GiveUpAfter;
        if (!stopping && (isOver || (!unknown && IsFinal(e))))
        {
            OutboxLog.GivenUp(logger, e, entry.Id);
            await store.FailedAsync(row, claim, error, unknown, CancellationToken.None).ConfigureAwait(false);
            return;
        }

        var wait = settings.BaseDelay * Math.Pow(2, Math.Min(entry.Attempts, 20));
        wait = wait < settings.MaxDelay ? wait : settings.MaxDelay;
        if (e is IntegrationException { RetryAfter: { } asked } && asked > wait)
        {
            wait = asked;
        }

        await store.LaterAsync(row, claim, stopping ? TimeSpan.Zero : wait, error, unknown, CancellationToken.None).ConfigureAwait(false);
    }

    // Settings and credentials may be mended and services come back; what the service found wrong stays wrong.
    private static bool IsFinal(Exception e) =>
        e switch
        {
            IntegrationException failed => failed.Kind
                is IntegrationErrorKind.Validation
                    or IntegrationErrorKind.NotFound
                    or IntegrationErrorKind.Conflict
                    or IntegrationErrorKind.Refused,
            OperationCanceledException => false,
            _ => true,
        };
}
