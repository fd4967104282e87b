using Procur.Integrations.Connections;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Sap;

/// <summary>
/// The token against forged requests and the cookies of its session, for one service of one connection. The token is worth nothing without the cookies;
/// neither is ever shared with another connection.
/// </summary>
internal sealed class SapSession(Connection connection, string service) : IWireHandshake
{
    private readonly Lock gate = new();
    private Held? held;
    private Task<Held>? flight;

    public ValueTask<IReadOnlyList<WireHeader>> GetAsync(
        Snapshot snapshot,
        IReadOnlyList<WireHeader>? refused,
        CancellationToken cancellationToken
    )
    {
        lock (gate)
        {
            if (held is { } good && good.Version == snapshot.Version && !ReferenceEquals(good.Headers, refused))
            {
                return new(good.Headers);
            }

            // One request however many wait; it has no caller's token, whose end must not take the session from the others.
            if (flight is null || flight.IsCompleted)
            {
                flight = FetchAsync(snapshot.Version);
            }

            return new(WaitAsync(flight, cancellationToken));
        }
    }

    private static async Task<IReadOnlyList<WireHeader>> WaitAsync(Task<Held> flight, CancellationToken cancellationToken) =>
        (await flight.WaitAsync(cancellationToken).ConfigureAwait(false)).Headers;

    private async Task<Held> FetchAsync(string version)
    {
        // Off the lock that the flight was begun under.
        await Task.Yield();
        var reply = await AskAsync(service + "/").ConfigureAwait(false);
        if (TokenOf(reply) is null)
        {
            // Some gateways know their root without its slash only.
            reply = await AskAsync(service).ConfigureAwait(false);
        }

        if (TokenOf(reply) is not { } token)
        {
            throw new IntegrationException(
                connection.Descriptor.Key,
                SapOperations.FetchToken,
                IntegrationErrorKind.Protocol,
                $"{connection.Descriptor.Key} {SapOperations.FetchToken}: the service gave no CSRF token, so the call was not sent; check the path of the service in the settings"
            );
        }

        List<WireHeader> headers = [new("X-CSRF-Token", token)];
        var cookies = string.Join("; ", reply.HeaderValues("Set-Cookie").Select(static cookie => cookie.Split(';')[0].Trim()));
        if (cookies.Length > 0)
        {
            headers.Add(new("Cookie", cookies));
        }

        var fetched = new Held(headers, version);
        lock (gate)
        {
            held = fetched;
        }

        return fetched;
    }

    private Task<WireReply> AskAsync(string path) =>
        connection.SendAsync(
            new WireCall(SapOperations.FetchToken, HttpMethod.Head, path, Repeat.Idempotent)
            {
                Headers = [new("X-CSRF-Token", "Fetch"), new("Accept", "application/json")],
                ExpectsJson = false,
                // A token comes with an error too, such as that of a root that may not be read.
                ReadFailure = static reply =>
                    TokenOf(reply) is not null || (int)reply.Status is 404 or 405 ? Failure.None : SapErrors.Read(reply),
            },
            CancellationToken.None
        );

    private static string? TokenOf(WireReply reply) =>
        reply.Header(SapErrors.TokenHeader) is { Length: > 0 } token
        && !token.Equals("Required", StringComparison.OrdinalIgnoreCase)
        && !token.Equals("Fetch", StringComparison.OrdinalIgnoreCase)
        && (int)reply.Status != 401
            ? token
            : null;

    private sealed record Held(IReadOnlyList<WireHeader> Headers, string Version);
}
