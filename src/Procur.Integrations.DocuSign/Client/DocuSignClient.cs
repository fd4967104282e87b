using System.Text.Json.Serialization.Metadata;
using Procur.Integrations.Connections;
using Procur.Integrations.DocuSign.Wire;
using Procur.Integrations.Wire;

namespace Procur.Integrations.DocuSign;

/// <summary>
/// The wire of DocuSign's eSignature REST API v2.1: one method an operation. DocuSign dedupes nothing: what may be sent again is said with each.
/// Every method throws <see cref="IntegrationException"/> where the call failed, and <see cref="ArgumentException"/> for an id that is none. Where the
/// account's host is not set, it is asked for before the first call and kept. Members are safe to call from many threads at once.
/// </summary>
/// <param name="connection">The connection: of the container, or of <see cref="DocuSignIntegration.CreateConnection"/>.</param>
public sealed partial class DocuSignClient(Connection connection)
{
    private DocuSignRoot? root;

    /// <summary>The account that calls are made for.</summary>
    public Connection Connection { get; } = connection;

    /// <summary>GET oauth/userinfo: whose token it is, and where his accounts are.</summary>
    public Task<WireReply<DocuSignUserInfo>> GetUserInfoAsync(CancellationToken cancellationToken = default) =>
        Connection.SendAsync(
            new WireCall(DocuSignOperations.GetUserInfo, HttpMethod.Get, "oauth/userinfo", Repeat.Idempotent),
            DocuSignJson.Default.DocuSignUserInfo,
            cancellationToken
        );

    private async Task<WireReply<T>> GetAsync<T>(string operation, string path, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        var address = await RootAsync(operation, cancellationToken).ConfigureAwait(false);
        var call = new WireCall(operation, HttpMethod.Get, path, Repeat.Idempotent)
        {
            BaseAddress = address,
            RateLimitPartition = DocuSignLimits.Account,
        };
        return await Connection.SendAsync(call, type, cancellationToken).ConfigureAwait(false);
    }

    private async Task<WireReply<T>> ChangeAsync<T>(
        string operation,
        HttpMethod method,
        string path,
        Repeat repeat,
        WireBody body,
        JsonTypeInfo<T> type,
        WireIntent? intent,
        CancellationToken cancellationToken,
        string? fingerprint = null,
        bool missingIsDone = false
    )
        where T : class
    {
        var address = await RootAsync(operation, cancellationToken).ConfigureAwait(false);
        var call = new WireCall(operation, method, path, repeat, intent, Connection)
        {
            BaseAddress = address,
            RateLimitPartition = DocuSignLimits.Account,
            Body = body,
            Fingerprint = fingerprint,
            ReadFailure = missingIsDone ? DocuSignErrors.ReadUnlessMissing : null,
        };
        return await Connection.SendAsync(call, type, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The root of the account's calls. Two callers may each ask for it at first; the answers are the same.</summary>
    private async ValueTask<Uri> RootAsync(string operation, CancellationToken cancellationToken)
    {
        var snapshot = await Connection.UsableAsync(operation, cancellationToken).ConfigureAwait(false);
        if (Volatile.Read(ref root) is { } held && held.Version == snapshot.Version)
        {
            return held.Address;
        }

        var options = (DocuSignOptions)snapshot.Options;
        Uri address;
        if (options is { Endpoint: { } given, AccountId: { Length: > 0 } known })
        {
            address = DocuSignAddresses.RootOf(given, DocuSignText.Id(known)!);
        }
        else
        {
            var user = await GetUserInfoAsync(cancellationToken).ConfigureAwait(false);
            var account = DocuSignAccounts.Choose(user.Value, options) ?? throw DocuSignAccounts.NotAmong(options, operation);
            address = DocuSignAddresses.RootOf(options.Endpoint ?? Trusted(account, snapshot.Endpoint, operation), account.AccountId);
        }

        Volatile.Write(ref root, new DocuSignRoot(snapshot.Version, address));
        return address;
    }

    private static Uri Trusted(DocuSignUserAccount account, Uri accounts, string operation) =>
        Uri.TryCreate(account.BaseUri, UriKind.Absolute, out var told) && DocuSignAddresses.IsTrusted(told, accounts)
            ? told
            : throw new IntegrationException(
                DocuSignIntegration.Descriptor.Key,
                operation,
                IntegrationErrorKind.Protocol,
                $"{DocuSignIntegration.Descriptor.Key} {operation}: the address that was told for the account is not DocuSign's, so nothing was sent to it. Check AuthEndpoint."
            );
}
