using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.Audit;
using Procur.Integrations.Connections;
using Procur.Integrations.Tokens;
using Procur.Integrations.Wire;

namespace Procur.Integrations;

/// <summary>The authorization code grant (RFC 6749, 4.1) for every integration whose definition says how.</summary>
internal sealed class OAuthConnector(
    IntegrationCatalog catalog,
    ConnectionHost host,
    IConnectionStore store,
    IOAuthStates states,
    IServiceProvider services
) : IOAuthConnector
{
    private const int MostSaves = 5;
    private const int LongestCode = 60;
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    public async Task<OAuthAuthorization> GetAuthorizationUrlAsync(
        OAuthConnectRequest request,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentException.ThrowIfNullOrEmpty(request.Tenant, nameof(request));
        ArgumentException.ThrowIfNullOrEmpty(request.Integration, nameof(request));
        ArgumentException.ThrowIfNullOrEmpty(request.Session, nameof(request));
        var registration = Registration(request.Integration);
        var id = new ConnectionId(request.Tenant, request.Integration, request.Connection ?? ConnectionId.DefaultName);
        var record = await RecordAsync(registration, id, cancellationToken).ConfigureAwait(false);
        var flow = Flow(registration, record);
        if (flow.Client is not { } client)
        {
            throw OAuthProblems.NoApp(request.Integration, flow);
        }

        if ((request.RedirectUri ?? flow.RedirectUri) is not { IsAbsoluteUri: true } redirect)
        {
            throw OAuthProblems.NoRedirect(request.Integration);
        }

        var state = OAuthSecrets.NewState();
        var pending = new PendingConnect(id.Tenant, id.Integration, id.Name, record.Environment)
        {
            Session = OAuthSecrets.HashOfSession(request.Session),
            AuthorizationEndpoint = flow.AuthorizationEndpoint.AbsoluteUri,
            RedirectUri = redirect.AbsoluteUri,
            ReturnTo = request.ReturnTo,
            AllowsAnotherAccount = request.AllowsAnotherAccount,
        };
        await states
            .KeepAsync(
                OAuthSecrets.IdOf(state),
                JsonSerializer.Serialize(pending, OAuthJson.Default.PendingConnect),
                Life,
                cancellationToken
            )
            .ConfigureAwait(false);
        var scopes = request.Scopes.Count > 0 ? request.Scopes : flow.Scopes;
        return new OAuthAuthorization(Address(flow, client, redirect, scopes, state, request.Session), host.Time.GetUtcNow() + Life);
    }

    public async Task<OAuthConnected> HandleCallbackAsync(OAuthCallback callback, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var pending = await TakeAsync(callback, cancellationToken).ConfigureAwait(false);
        var registration = Registration(pending.Integration);
        var id = new ConnectionId(pending.Tenant, pending.Integration, pending.Connection);
        var record = await RecordAsync(registration, id, cancellationToken).ConfigureAwait(false);
        record = record.Version == 0 ? record with { Environment = pending.Environment } : record;
        var flow = Flow(registration, record);
        // The page it came from, and the world it is of, must still be those that the browser was sent to.
        if (
            flow.Client is null
            || record.Environment != pending.Environment
            || flow.AuthorizationEndpoint.AbsoluteUri != pending.AuthorizationEndpoint
            || (callback.Issuer is { } issuer && flow.Issuer is { } own && issuer != own)
        )
        {
            throw OAuthProblems.NoMatch(pending.Integration);
        }

        if (callback.Error is { Length: > 0 } error)
        {
            throw OAuthProblems.Declined(pending.Integration, Word(error));
        }

        if (callback.Code is not { Length: > 0 } code)
        {
            throw OAuthProblems.NoCode(pending.Integration);
        }

        OAuthGrant? grant = null;
        var credentials = new OAuthCredentials();
        if (flow.ExchangesCode)
        {
            grant = await ExchangeAsync(registration, record, flow.Client, pending, callback, code, cancellationToken)
                .ConfigureAwait(false);
            credentials = flow.Read(grant);
        }

        return await CompleteAsync(registration, record, credentials, grant?.Token, pending, cancellationToken).ConfigureAwait(false);
    }

    public async Task<OAuthDisconnected> DisconnectAsync(
        string tenant,
        string integration,
        string? connection = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(tenant);
        ArgumentException.ThrowIfNullOrEmpty(integration);
        var registration = Registration(integration);
        var id = new ConnectionId(tenant, integration, connection ?? ConnectionId.DefaultName);
        var record = await store.FindAsync(id, cancellationToken).ConfigureAwait(false) ?? throw StoredConnection.Missing(id);
        var flow = Flow(registration, record);
        var told = await RevokeAsync(registration, record, flow, cancellationToken).ConfigureAwait(false);
        await SaveAsync(
                id,
                current =>
                    (current ?? record) with
                    {
                        Enabled = false,
                        Account = null,
                        NeedsReconnect = null,
                        // A null takes away what the store has sealed.
                        Secrets = Merge((current ?? record).Secrets, flow.Secrets.ToDictionary(name => name, _ => (string?)null)),
                    },
                cancellationToken
            )
            .ConfigureAwait(false);
        await host.Tokens.ForgetAsync(id, null, cancellationToken).ConfigureAwait(false);
        await AuditAsync(id, "connection.disconnect", told.Revoked ? "done" : "local").ConfigureAwait(false);
        return told;
    }

    private static Uri Address(OAuthFlow flow, OAuthClient client, Uri redirect, IReadOnlyList<string> scopes, string state, string session)
    {
        var query = new WireForm()
            .Add("response_type", "code")
            .Add("client_id", client.Id)
            .Add("redirect_uri", redirect.AbsoluteUri)
            .Add("scope", string.Join(flow.ScopeSeparator, scopes))
            .Add("state", state);
        if (flow.UsesChallenge && flow.ExchangesCode)
        {
            query.Add("code_challenge", OAuthSecrets.Challenge(OAuthSecrets.Verifier(state, session))).Add("code_challenge_method", "S256");
        }

        foreach (var (name, value) in flow.Parameters)
        {
            query.Add(name, value);
        }

        var page = flow.AuthorizationEndpoint.AbsoluteUri;
        return new Uri($"{page}{(page.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{query}");
    }

    // A word of the service's own: nothing else of an address that anybody may type gets into a message.
    private static string Word(string error) =>
        error.Length <= LongestCode && error.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-') ? error : "an error";

    private static Dictionary<string, string?> Merge(IReadOnlyDictionary<string, string?> had, IReadOnlyDictionary<string, string?> came)
    {
        var merged = new Dictionary<string, string?>(had, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in came)
        {
            if (value is null)
            {
                merged.Remove(name);
            }
            else
            {
                merged[name] = value;
            }
        }

        return merged;
    }

    private async Task<PendingConnect> TakeAsync(OAuthCallback callback, CancellationToken cancellationToken)
    {
        if (callback.State is not { Length: > 0 } state)
        {
            throw OAuthProblems.NoMatch(callback.Integration);
        }

        var payload = await states.TakeAsync(OAuthSecrets.IdOf(state), cancellationToken).ConfigureAwait(false);
        var pending = payload is null ? null : JsonSerializer.Deserialize(payload, OAuthJson.Default.PendingConnect);
        return
            pending is not null
            && pending.Integration == callback.Integration
            && OAuthSecrets.AreSame(pending.Session, OAuthSecrets.HashOfSession(callback.Session))
            ? pending
            : throw OAuthProblems.NoMatch(callback.Integration);
    }

    private IntegrationRegistration Registration(string integration) =>
        catalog.Find(integration) ?? throw OAuthProblems.NotOffered(integration);

    private async ValueTask<ConnectionRecord> RecordAsync(
        IntegrationRegistration registration,
        ConnectionId id,
        CancellationToken cancellationToken
    )
    {
        if (await store.FindAsync(id, cancellationToken).ConfigureAwait(false) is { } found)
        {
            return found;
        }

        var own = (IConfiguredConnection)services.GetRequiredKeyedService<Connection>(registration.ClientName);
        return new ConnectionRecord(id) { Environment = own.Current.Options.Environment };
    }

    private OAuthFlow Flow(IntegrationRegistration registration, ConnectionRecord record) =>
        registration.FlowOf(SnapshotOf(registration, record).Options) ?? throw OAuthProblems.NotOffered(record.Id.Integration);

    private Snapshot SnapshotOf(IntegrationRegistration registration, ConnectionRecord record) =>
        registration.FromRecord(record with { Enabled = true }, services);

    private async Task<OAuthGrant> ExchangeAsync(
        IntegrationRegistration registration,
        ConnectionRecord record,
        OAuthClient client,
        PendingConnect pending,
        OAuthCallback callback,
        string code,
        CancellationToken cancellationToken
    )
    {
        // What is missing yet is what the code is for.
        var draft = new DraftConnection(registration, host, SnapshotOf(registration, record).WithoutProblems());
        var snapshot = await draft.CurrentAsync(cancellationToken).ConfigureAwait(false);
        var flow = registration.FlowOf(snapshot.Options)!;
        var form = OAuthRequest.Form(
            client,
            "authorization_code",
            ("code", code),
            ("redirect_uri", pending.RedirectUri),
            ("code_verifier", flow.UsesChallenge ? OAuthSecrets.Verifier(callback.State!, callback.Session) : null)
        );
        var exchange = new TokenExchange(snapshot, null, host.Time.GetUtcNow(), draft.SendAsync);
        // A code is good for one use: a lost answer is not asked for again, the person begins anew.
        var (token, answer) = await OAuthRequest
            .SendForAnswerAsync(exchange, "oauth.exchange", client, form, Repeat.NotIdempotent, cancellationToken)
            .ConfigureAwait(false);
        return new OAuthGrant(token, answer);
    }

    private async Task<OAuthConnected> CompleteAsync(
        IntegrationRegistration registration,
        ConnectionRecord record,
        OAuthCredentials credentials,
        AccessToken? token,
        PendingConnect pending,
        CancellationToken cancellationToken
    )
    {
        var snapshot = SnapshotOf(registration, With(record, credentials, null));
        var draft = new DraftConnection(registration, host, snapshot);
        var isPrimed = token is not null && snapshot.Tokens is not null;
        if (isPrimed)
        {
            // The token at hand is used before a refresh token, which may be good for one use.
            host.Tokens.Prime(snapshot, snapshot.Tokens!, token!);
        }

        try
        {
            var test = draft.TryGet<IIntegrationConnector>(out var connector)
                ? await connector.TestConnectionAsync(cancellationToken).ConfigureAwait(false)
                : new ConnectionTestResult(true, "The service gave a credential.");
            if (!test.Succeeded)
            {
                throw OAuthProblems.NotAccepted(record.Id.Integration, test);
            }

            var saved = await SaveAsync(
                    record.Id,
                    current =>
                    {
                        var before = current ?? record;
                        return before.Account is { } had && had.Id != test.Account?.Id && !pending.AllowsAnotherAccount
                            ? throw OAuthProblems.OtherAccount(record.Id, had, test.Account)
                            : With(before, credentials, test.Account);
                    },
                    cancellationToken
                )
                .ConfigureAwait(false);
            if (isPrimed)
            {
                await host.Tokens.KeepAsync(SnapshotOf(registration, saved), snapshot.Tokens!, token!).ConfigureAwait(false);
            }

            await host.Tokens.ForgetAsync(record.Id, snapshot.Tokens?.CacheKey ?? "", cancellationToken).ConfigureAwait(false);
            await AuditAsync(record.Id, "connection.connect", "done").ConfigureAwait(false);
            return new OAuthConnected(record.Id.Tenant, record.Id.Integration, record.Id.Name)
            {
                Account = test.Account,
                MissingScopes = test.MissingScopes,
                Message = test.Message,
                ReturnTo = pending.ReturnTo,
            };
        }
        catch when (isPrimed)
        {
            host.Tokens.Unprime(snapshot, snapshot.Tokens!);
            throw;
        }
    }

    private static ConnectionRecord With(ConnectionRecord record, OAuthCredentials credentials, ConnectedAccount? account) =>
        record with
        {
            Enabled = true,
            Account = account ?? record.Account,
            NeedsReconnect = null,
            Secrets = Merge(record.Secrets, credentials.Secrets),
            Settings = Merge(record.Settings, credentials.Settings),
        };

    private async Task<ConnectionRecord> SaveAsync(
        ConnectionId id,
        Func<ConnectionRecord?, ConnectionRecord> change,
        CancellationToken cancellationToken
    )
    {
        for (var attempt = 0; attempt < MostSaves; attempt++)
        {
            var current = await store.FindAsync(id, cancellationToken).ConfigureAwait(false);
            var next = change(current) with { Version = current?.Version ?? 0 };
            if (await store.SaveAsync(next, cancellationToken).ConfigureAwait(false) is { } saved)
            {
                return saved;
            }
        }

        throw OAuthProblems.Contended(id);
    }

    private async Task<OAuthDisconnected> RevokeAsync(
        IntegrationRegistration registration,
        ConnectionRecord record,
        OAuthFlow flow,
        CancellationToken cancellationToken
    )
    {
        if (flow.RevokeAsync is not { } revoke)
        {
            return new OAuthDisconnected(
                false,
                "The credential is erased here. The service has no call to end a grant: end it in its console."
            );
        }

        try
        {
            var draft = new DraftConnection(registration, host, SnapshotOf(registration, record));
            return await revoke(draft, cancellationToken).ConfigureAwait(false)
                ? new OAuthDisconnected(true, "The grant is ended at the service and the credential erased here.")
                : new OAuthDisconnected(false, "The credential is erased here. The service knew no such grant any more.");
        }
        catch (IntegrationException e)
        {
            return new OAuthDisconnected(
                false,
                $"The credential is erased here. The service could not be told ({e.Kind}): end the grant in its console."
            );
        }
    }

    private ValueTask AuditAsync(ConnectionId id, string operation, string outcome) =>
        host.Audit.WriteAsync(new AuditRecord(host.Time.GetUtcNow(), id.Integration, id.Tenant, id.Name, operation, outcome));
}
