using System.Collections.Concurrent;
using System.Text.Json.Serialization.Metadata;
using Procur.Integrations.Connections;
using Procur.Integrations.Sap.Wire;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Sap;

/// <summary>
/// The wire of SAP's OData services: one method an operation. Changing calls carry the service's CSRF token and the cookies of its session, which are this
/// connection's own. Every method throws <see cref="IntegrationException"/> where the call failed. Members are safe to call from many threads at once.
/// </summary>
/// <param name="connection">The connection: of the container, or of <see cref="SapIntegration.CreateConnection"/>.</param>
public sealed partial class SapClient(Connection connection)
{
    // A list longer than this is a mistake in the question.
    private const int MostPages = 200;

    private static readonly WireHeader[] OnlyAccept = [new("Accept", "application/json")];

    private readonly ConcurrentDictionary<string, SapSession> sessions = new(StringComparer.Ordinal);

    /// <summary>The system, client and user that calls are made for.</summary>
    public Connection Connection { get; } = connection;

    /// <summary>
    /// Sends a call that this package has no method for, with the same logon, session, resilience and audit as all others. Its failures are read as the
    /// others' are.
    /// </summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public Task<WireReply> SendRawAsync(SapRawCall call, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentException.ThrowIfNullOrEmpty(call.Service);
        var service = call.Service.Trim('/');
        var wire = new WireCall(SapOperations.Raw, call.Method, $"{service}/{call.Path}", call.Repeat)
        {
            Body = call.Body,
            Headers = HeadersOf(call.IfMatch, call.Headers),
            Handshake = IsRead(call.Method) ? null : SessionOf(service),
            IdempotencyKey = call.Intent?.KeyFor(Connection.Id, SapOperations.Raw),
            OperationKey = call.Intent?.OperationKey,
            Step = call.Intent?.Step,
            Reference = call.Intent?.Reference,
            ExpectsJson = false,
        };
        return Connection.SendAsync(wire, cancellationToken);
    }

    /// <summary>Asks a service for a token: proves address, client, logon and the right to the service, and changes nothing.</summary>
    internal Task<WireReply> ProbeAsync(string service, CancellationToken cancellationToken) =>
        Connection.SendAsync(
            new WireCall(SapOperations.FetchToken, HttpMethod.Head, service + "/", Repeat.Idempotent)
            {
                Headers = [new("X-CSRF-Token", "Fetch"), new("Accept", "application/json")],
                ExpectsJson = false,
            },
            cancellationToken
        );

    internal async ValueTask<SapOptions> OptionsAsync(CancellationToken cancellationToken) =>
        (SapOptions)(await Connection.CurrentAsync(cancellationToken).ConfigureAwait(false)).Options;

    internal Task<WireReply<T>> ReadAsync<T>(string operation, string path, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class =>
        Connection.SendAsync(
            new WireCall(operation, HttpMethod.Get, path, Repeat.Idempotent) { Headers = HeadersOf(null, []) },
            type,
            cancellationToken
        );

    /// <summary>Every page of a list.</summary>
    internal static async Task<List<T>> AllAsync<T>(Func<string?, Task<SapPage<T>>> list)
    {
        List<T> all = [];
        string? from = null;
        for (var page = 0; page < MostPages; page++)
        {
            var read = await list(from).ConfigureAwait(false);
            all.AddRange(read.Items);
            if (read.Next is null)
            {
                return all;
            }

            from = read.Next;
        }

        throw new IntegrationException(
            SapIntegration.Descriptor.Key,
            "list",
            IntegrationErrorKind.Protocol,
            $"sap: a list does not end within {MostPages} pages"
        );
    }

    private static bool IsRead(HttpMethod method) => method == HttpMethod.Get || method == HttpMethod.Head;

    private static WireHeader[] HeadersOf(string? version, IReadOnlyList<WireHeader> further) =>
        version is null && further.Count == 0 ? OnlyAccept
        : version is null ? [.. OnlyAccept, .. further]
        // As it came: %3A stays %3A, and nothing is quoted again.
        : [.. OnlyAccept, .. further, new("If-Match", version)];

    private SapSession SessionOf(string service) =>
        sessions.GetOrAdd(service, static (path, owner) => new SapSession(owner, path), Connection);

    private WireCall Change(
        string operation,
        HttpMethod method,
        string service,
        string path,
        WireBody? body,
        Repeat repeat,
        WireIntent? intent = null,
        string? version = null,
        string? fingerprint = null
    ) =>
        new(operation, method, $"{service}/{path}", repeat, intent, Connection)
        {
            Body = body,
            Headers = HeadersOf(version, []),
            Handshake = SessionOf(service),
            Fingerprint = fingerprint,
        };

    private async Task<SapPage<T>> ListV2Async<T>(
        string operation,
        string service,
        string set,
        SapQuery query,
        JsonTypeInfo<SapListV2<T>> type,
        CancellationToken cancellationToken
    )
    {
        var path = query.From is { } from ? Onward(service, from) : query.In($"{service}/{set}");
        var reply = await ReadAsync(operation, path, type, cancellationToken).ConfigureAwait(false);
        return new(reply.Value.D?.Results ?? [], reply.Value.D?.Next, reply);
    }

    /// <summary>The path of a next page. The system may name itself by a host that only it knows: what counts is what follows the service's path.</summary>
    private string Onward(string service, string next)
    {
        var at = next.IndexOf(service + "/", StringComparison.OrdinalIgnoreCase);
        if (at >= 0)
        {
            return next[at..];
        }

        return !next.StartsWith('/') && !next.Contains("://", StringComparison.Ordinal)
            ? $"{service}/{next}"
            : throw new IntegrationException(
                Connection.Descriptor.Key,
                "list",
                IntegrationErrorKind.Protocol,
                $"{Connection.Descriptor.Key}: the next page is at another service, so it was not asked for"
            );
    }

    private static string Key(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        return Uri.EscapeDataString(SapQuery.Literal(value));
    }
}
