using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.Journal;
using Procur.Integrations.Tokens;
using Procur.Integrations.Webhooks;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Connections;

/// <summary>
/// One account at an integration, as a provider holds it: for ever. It follows rotation, reload and disabling by itself; each operation sees one
/// <see cref="Snapshot"/> from start to end. Members are safe to call from many threads at once.
/// </summary>
public abstract class Connection
{
    private readonly ConcurrentDictionary<Type, object?> abilities = new();
    private readonly Lock making = new();
    private CallPipeline? pipeline;
    private HeldInvoker? invoker;

    private protected Connection(IntegrationRegistration registration, ConnectionHost host, ConnectionId id)
    {
        Registration = registration;
        Host = host;
        Id = id;
    }

    /// <summary>The connection's name.</summary>
    public ConnectionId Id { get; }

    /// <summary>What there is to know of the integration.</summary>
    public IntegrationDescriptor Descriptor => Registration.Descriptor;

    /// <summary>The clock of the host.</summary>
    public TimeProvider Time => Host.Time;

    /// <summary>Opaque callback addresses, for services that sign nothing.</summary>
    public ICallbackTickets Callbacks => Host.Callbacks;

    /// <summary>The public address to which a service calls back for a ticket.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="publicBaseUrl">The host's public address; <see cref="IntegrationWebhookOptions.PublicBaseUrl"/> where it is null.</param>
    /// <returns>Null where no public address is set.</returns>
    public Uri? CallbackAddress(CallbackTicket ticket, Uri? publicBaseUrl = null) =>
        (Host.Services?.GetService<IWebhookAddresses>() ?? WebhookAddresses.Default).Of(ticket, publicBaseUrl);

    /// <summary>A service of the host's, for a seam that a provider leaves to it.</summary>
    /// <returns>Null where the host has none, and where there is no container.</returns>
    public T? HostService<T>()
        where T : class => Host.Services?.GetService<T>();

    /// <summary>Whether every required setting is there, as last read.</summary>
    public abstract bool IsConfigured { get; }

    internal IntegrationRegistration Registration { get; }

    internal ConnectionHost Host { get; }

    internal Polly.CircuitBreaker.CircuitState? Circuit => Volatile.Read(ref pipeline)?.Breaker.CircuitState;

    /// <summary>The connection's state now.</summary>
    /// <exception cref="IntegrationException">There is no such connection any more.</exception>
    public abstract ValueTask<Snapshot> CurrentAsync(CancellationToken cancellationToken = default);

    /// <summary>The connection's state for a call that needs it before it can be described.</summary>
    /// <param name="operation">The operation that is about to be called.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="IntegrationException">Settings are missing, or the connection is switched off.</exception>
    public ValueTask<Snapshot> UsableAsync(string operation, CancellationToken cancellationToken = default) =>
        OperationRunner.UsableAsync(this, operation, cancellationToken);

    /// <summary>An ability of this connection's provider.</summary>
    /// <typeparam name="T">A capability interface, or the provider's wire client.</typeparam>
    /// <returns>False where the provider does not offer it.</returns>
    public bool TryGet<T>([NotNullWhen(true)] out T? ability)
        where T : class
    {
        ability = abilities.GetOrAdd(typeof(T), static (type, self) => self.Registration.Make(type, self), this) as T;
        return ability is not null;
    }

    /// <summary>An ability of this connection's provider.</summary>
    /// <exception cref="InvalidOperationException">The provider does not offer it.</exception>
    public T Get<T>()
        where T : class =>
        TryGet<T>(out var ability) ? ability : throw new InvalidOperationException($"{Descriptor.Name} does not offer {typeof(T).Name}.");

    /// <summary>Sends a wire call: authenticated, journalled, repeated only where that is safe, observed, its failures read.</summary>
    /// <exception cref="IntegrationException">It failed, or nobody can tell.</exception>
    /// <exception cref="IntegrationCanceledException">The caller's token ended it.</exception>
    public Task<WireReply> SendAsync(WireCall call, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(call);
        return OperationRunner.RunAsync<WireReply>(new PlainCall(this, call, cancellationToken));
    }

    /// <summary>As <see cref="SendAsync(WireCall, CancellationToken)"/>, with the body read: one that cannot be read is a failed answer.</summary>
    /// <exception cref="IntegrationException">It failed, or nobody can tell.</exception>
    /// <exception cref="IntegrationCanceledException">The caller's token ended it.</exception>
    public Task<WireReply<T>> SendAsync<T>(WireCall call, JsonTypeInfo<T> type, CancellationToken cancellationToken = default)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(type);
        return OperationRunner.RunAsync<WireReply<T>>(new TypedCall<T>(this, call, type, cancellationToken));
    }

    /// <summary>
    /// Sends a read whose good answer is handed over with its body still to come, for contents that are not to be held in memory. Until its headers
    /// are in, it is tried again like any other; from then on it is the caller's. Time-outs bound each wait, not the whole.
    /// </summary>
    /// <returns>The answer, to be disposed of.</returns>
    /// <exception cref="ArgumentException">The call changes something.</exception>
    /// <exception cref="IntegrationException">It failed.</exception>
    /// <exception cref="IntegrationCanceledException">The caller's token ended it.</exception>
    public Task<WireDownload> DownloadAsync(WireCall call, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(call);
        return call.IsRead
            ? OperationRunner.RunAsync<WireDownload>(new DownloadCall(this, call, cancellationToken))
            : throw new ArgumentException("Only a read can be downloaded.", nameof(call));
    }

    /// <summary>Runs a call of a vendor's own client with our tries, time-outs, span and errors; its own retries must be off.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="call">Makes the call.</param>
    /// <param name="read">Reads the vendor's exceptions.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="IntegrationException">It failed, or nobody can tell.</exception>
    /// <exception cref="IntegrationCanceledException">The caller's token ended it.</exception>
    public Task<T> ExecuteAsync<T>(
        OperationInfo operation,
        Func<Snapshot, CancellationToken, Task<T>> call,
        Func<Exception, Failure> read,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(read);
        return OperationRunner.ExecuteAsync(new DelegateCall<T>(this, operation, call, read, cancellationToken));
    }

    /// <summary>The access token that calls are made with now, fetched where there is none: to see what it grants, or to hand it to a vendor's own client.</summary>
    /// <param name="operation">The operation that it is for.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <returns>Null where the credential is not a token.</returns>
    /// <exception cref="IntegrationException">Settings are missing, the connection is switched off, or the service gave no token.</exception>
    public async ValueTask<AccessToken?> GetAccessTokenAsync(string operation, CancellationToken cancellationToken = default)
    {
        var snapshot = await UsableAsync(operation, cancellationToken).ConfigureAwait(false);
        return snapshot.Tokens is { } grant
            ? await Host.Tokens.GetAsync(snapshot, grant, null, SendTokenCallAsync, cancellationToken).ConfigureAwait(false)
            : null;
    }

    /// <summary>Whose account this is: what the settings or the store say, or else what the service says when asked, once.</summary>
    /// <returns>Null where nobody says.</returns>
    /// <exception cref="IntegrationException">The service could not be asked.</exception>
    public async ValueTask<string?> GetAccountIdAsync(CancellationToken cancellationToken = default)
    {
        var snapshot = await CurrentAsync(cancellationToken).ConfigureAwait(false);
        if (snapshot.AccountId is { } stated)
        {
            return stated;
        }

        if (askedAccount is { } asked && asked.Version == snapshot.Version)
        {
            return asked.AccountId;
        }

        if (!TryGet<IIntegrationConnector>(out var connector))
        {
            return null;
        }

        var test = await connector.TestConnectionAsync(cancellationToken).ConfigureAwait(false);
        if (!test.Succeeded)
        {
            throw new IntegrationException(
                Descriptor.Key,
                "account.identify",
                test.Kind ?? IntegrationErrorKind.Unavailable,
                $"{Descriptor.Key}: whose account the connection '{Id.Name}' is could not be asked. {test.Message}"
            )
            {
                IsTransient = true,
            };
        }

        askedAccount = new(snapshot.Version, test.Account?.Id);
        return test.Account?.Id;
    }

    /// <summary>What the journal knows of an operation of this connection, for a callback that must be matched with what was sent.</summary>
    /// <returns>Null where it knows nothing (any more).</returns>
    /// <exception cref="ArgumentException">The operation is another connection's.</exception>
    public ValueTask<JournalEntry?> FindOperationAsync(JournalId id, CancellationToken cancellationToken = default) =>
        Host.Journal.FindAsync(Own(id), cancellationToken);

    /// <summary>Settles an outcome of this connection by what a callback says: an unknown one, and where it took effect also one whose answer is still awaited.</summary>
    /// <param name="id">The operation.</param>
    /// <param name="found">What is known now.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <returns>False where there was nothing to settle (any more).</returns>
    /// <exception cref="ArgumentException">The operation is another connection's.</exception>
    public async Task<bool> SettleAsync(JournalId id, OutcomeResolution found, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(found);
        Own(id);
        for (var settled = false; ; settled = true)
        {
            var entry = await Host.Journal.FindAsync(id, cancellationToken).ConfigureAwait(false);
            // Proof of an effect also speaks for a call whose answer is still awaited, or was awaited by a process that is gone.
            var open =
                entry is { State: JournalState.Unknown }
                || (entry is { State: JournalState.Sending } && found.Finding == OutcomeFinding.TookEffect);
            if (!open)
            {
                return settled;
            }

            if (!await OutcomeSettlement.ApplyAsync(Host.Journal, entry!, found, Host.Time, cancellationToken).ConfigureAwait(false))
            {
                return false;
            }
        }
    }

    private JournalId Own(JournalId id) =>
        id.Connection == Id ? id : throw new ArgumentException($"The operation belongs to {id.Connection}, not to {Id}.", nameof(id));

    /// <summary>
    /// An HTTP client for a vendor's own client, whose calls go through <see cref="ExecuteAsync"/>: over this integration's pool, with what the host
    /// set for it, and with the platform's traps shut. It follows no redirect, also not by the vendor's code, keeps no cookies, gives every change
    /// content so that the platform does not send it again by itself, never asks for leave to send, and lets each request through once. It has no time-out
    /// of its own.
    /// </summary>
    /// <returns>The client, which holds nothing: disposing of it is not needed and closes no connection.</returns>
    public HttpClient CreateHttpClient() =>
#pragma warning disable CA2000 // The client owns the handler, and the handler owns nothing.
        new(new VendorClientHandler(this)) { Timeout = Timeout.InfiniteTimeSpan };
#pragma warning restore CA2000

    internal abstract ValueTask<Snapshot> RefreshAsync(CancellationToken cancellationToken);

    internal CallPipeline PipelineFor(Snapshot snapshot)
    {
        if (Volatile.Read(ref pipeline) is { } made)
        {
            return made;
        }

        lock (making)
        {
            return pipeline ??= new CallPipeline(snapshot.Options.Resilience, Host.Time);
        }
    }

    internal HttpMessageInvoker Invoker()
    {
        var handler = Host.Handler(Registration.ClientName);
        var held = Volatile.Read(ref invoker);
        if (held is null || held.Handler != handler)
        {
            // Two callers may each make one; it owns nothing.
            held = new HeldInvoker(handler);
            Volatile.Write(ref invoker, held);
        }

        return held;
    }

    internal ValueTask<string?> AuthenticateAsync(
        HttpRequestMessage request,
        HttpCall call,
        string? refused,
        CancellationToken cancellationToken
    )
    {
        if (call.Snapshot.Tokens is { } grant)
        {
            return AuthenticateByTokenAsync(request, call, grant, refused, cancellationToken);
        }

        PutCredential(request, call, null);
        return ValueTask.FromResult<string?>(null);
    }

    private async ValueTask<string?> AuthenticateByTokenAsync(
        HttpRequestMessage request,
        HttpCall call,
        ITokenGrant grant,
        string? refused,
        CancellationToken cancellationToken
    )
    {
        var token = await Host.Tokens.GetAsync(call.Snapshot, grant, refused, SendTokenCallAsync, cancellationToken).ConfigureAwait(false);
        PutCredential(request, call, token);
        return token.Value;
    }

    private AskedAccount? askedAccount;

    private void PutCredential(HttpRequestMessage request, HttpCall call, AccessToken? token)
    {
        try
        {
            Registration.Authenticate(request, call.Snapshot.Options, token);
        }
        catch (FormatException)
        {
            // The platform's exception may hold the value, so it is not kept as the cause.
            throw new IntegrationException(
                Descriptor.Key,
                call.Operation,
                IntegrationErrorKind.NotConfigured,
                $"the credential of the connection '{Id.Name}' holds a line break or another character that no header can carry; enter it again"
            );
        }
    }

    private Task<WireReply> SendTokenCallAsync(WireCall call, CancellationToken cancellationToken) => SendAsync(call, cancellationToken);

    private sealed class HeldInvoker(HttpMessageHandler handler) : HttpMessageInvoker(handler, disposeHandler: false)
    {
        public HttpMessageHandler Handler { get; } = handler;
    }

    private sealed record AskedAccount(string Version, string? AccountId);
}
