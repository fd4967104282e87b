using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Procur.Integrations.Connections;

namespace Procur.Integrations.Wire;

/// <summary>A wire call over HTTP: one request a try, its answer read whole, its failures told apart by what had left.</summary>
internal sealed class HttpCall(
    Connection connection,
    WireCall call,
    JsonTypeInfo? type,
    Snapshot snapshot,
    long started,
    CancellationToken caller
) : CallState(snapshot, started, caller)
{
    public WireCall Call { get; } = call;

    /// <summary>The bytes to send where the journal holds them.</summary>
    public WireBody? StoredBody { get; set; }

    /// <summary>The key to send where the journal holds one.</summary>
    public string? StoredKey { get; set; }

    public object? Value { get; private set; }

    public string? Credential { get; private set; }

    public override string Operation => Call.Operation;

    public override bool IsRead => Call.IsRead;

    public override bool IsRepeatable => Call.IsRepeatable;

    public override string Partition => Call.RateLimitPartition ?? Call.Operation;

    public override async ValueTask<Attempted> TryAsync(TimeSpan timeout)
    {
        var time = connection.Host.Time;
        using var ending = new CancellationTokenSource(timeout, time);
        using var byCaller = Caller.CanBeCanceled
            ? Caller.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), ending)
            : default;
        string? refused = null;
        for (var again = false; ; again = true)
        {
            var tried = await SendAsync(refused, ending.Token).ConfigureAwait(false);
            if (tried.Failure is not { CredentialRejected: true, Effect: FailureEffect.None } || again || Call.Anonymous)
            {
                return tried;
            }

            // A refused credential is not a failed try: it may have been rotated, or its token may have ended early.
            refused = Credential;
            var fresh = await connection.RefreshAsync(Caller).ConfigureAwait(false);
            if (fresh.Version == Snapshot.Version && !connection.UsesTokens(Snapshot))
            {
                return tried;
            }

            Snapshot = fresh;
        }
    }

    private static Attempted Unsent(IntegrationErrorKind kind, string message, Exception cause) =>
        new(null, new Failure(kind, null, message) { Effect = FailureEffect.None }, null) { Cause = cause };

    private static Attempted Lost(IntegrationErrorKind kind, string message, Exception cause) =>
        new(null, new Failure(kind, null, message) { Effect = FailureEffect.Unknown }, null) { Cause = cause };

    private async ValueTask<Attempted> SendAsync(string? refused, CancellationToken ending)
    {
        WireContent? content = null;
        try
        {
            using var request = new HttpRequestMessage(Call.Method, Address());
            if (!Call.IsRead || Call.Body is not null)
            {
                request.Content = content = new WireContent(StoredBody ?? Call.Body ?? WireBody.Empty);
            }

            foreach (var header in Call.Headers)
            {
                // The journal's key goes with the journal's bytes: under another one the service would take it for another intent.
                var value = StoredKey is not null && header.Value == Call.IdempotencyKey ? StoredKey : header.Value;
                request.Headers.TryAddWithoutValidation(header.Name, value);
            }

            if (!Call.Anonymous)
            {
                Credential = await connection.AuthenticateAsync(request, this, refused, ending).ConfigureAwait(false);
            }

            using var invoker = new HttpMessageInvoker(connection.Host.Handler(connection.Registration.ClientName), disposeHandler: false);
            using var response = await invoker.SendAsync(request, ending).ConfigureAwait(false);
            var body = await ReadAsync(response, ending).ConfigureAwait(false);
            return body is null
                ? new(
                    null,
                    new Failure(IntegrationErrorKind.Protocol, null, "an answer larger than allowed")
                    {
                        Effect = FailureEffect.Unknown,
                        Retry = false,
                    },
                    null
                )
                : Read(new WireReply(response.StatusCode, response.Headers, response.Content.Headers.ContentType?.MediaType, body));
        }
        catch (OperationCanceledException e)
        {
            Canceled = Caller.IsCancellationRequested;
            return Left(content)
                ? Lost(IntegrationErrorKind.Timeout, "no answer in time", e)
                : Unsent(IntegrationErrorKind.Timeout, "no connection in time", e);
        }
        catch (HttpRequestException e)
            when (e.HttpRequestError
                    is HttpRequestError.NameResolutionError
                        or HttpRequestError.ConnectionError
                        or HttpRequestError.SecureConnectionError
                        or HttpRequestError.ProxyTunnelError
                && !Left(content)
            )
        {
            return Unsent(IntegrationErrorKind.Unavailable, "no connection could be made", e);
        }
        catch (IntegrationException e) when (!Left(content))
        {
            // Getting the credential failed; this operation was not sent.
            return new(
                null,
                new Failure(e.Kind, e.ProviderCode, e.Message)
                {
                    Effect = FailureEffect.None,
                    Retry = false,
                    RetryAfter = e.RetryAfter,
                },
                null
            )
            {
                Cause = e,
            };
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return content is { Started: false }
                ? Unsent(IntegrationErrorKind.Unavailable, "the connection broke before anything was sent", e)
                : Lost(IntegrationErrorKind.Unavailable, "the connection broke before the whole answer came", e);
        }
        catch (Exception e) when (Left(content))
        {
            // A host's own handler threw with the request on its way.
            return Lost(IntegrationErrorKind.Unrecognized, "a message handler failed after the request had left", e);
        }
    }

    private static bool Left(WireContent? content) => content is { Started: true };

    private Uri Address()
    {
        var root = Call.BaseAddress ?? Snapshot.Endpoint;
        return Call.Path.Length == 0 ? root : new Uri(root, Call.Path);
    }

    private async ValueTask<byte[]?> ReadAsync(HttpResponseMessage response, CancellationToken ending)
    {
        var limit = Snapshot.Options.Resilience.MaxResponseBytes;
        var stream = await response.Content.ReadAsStreamAsync(ending).ConfigureAwait(false);
        if (response.Content.Headers.ContentLength is { } length)
        {
            if (length > limit)
            {
                return null;
            }

            var exact = length == 0 ? [] : GC.AllocateUninitializedArray<byte>((int)length);
            await stream.ReadExactlyAsync(exact, ending).ConfigureAwait(false);
            return exact;
        }

        return await BoundedReader.ReadAsync(stream, limit, ending).ConfigureAwait(false);
    }

    /// <summary>Reads an answer, from the service or from the journal.</summary>
    public Attempted Read(WireReply reply)
    {
        var failure = connection.Registration.ReadFailure(reply);
        if (failure is null && !reply.IsSuccess)
        {
            failure = FailureRules.FromStatus(reply);
        }

        if (failure is null && Call.ExpectsJson && !reply.Body.IsEmpty && !reply.LooksLikeJson)
        {
            failure = new(IntegrationErrorKind.Protocol, null, "an answer that is not JSON");
        }

        if (failure is null && type is not null && !TryParse(reply, out failure))
        {
            return new(reply, FailureRules.Complete(failure!, reply, connection.Host.Time.GetUtcNow()), null);
        }

        return failure is null
            ? new(reply, null, null)
            : new(reply, FailureRules.Complete(failure, reply, connection.Host.Time.GetUtcNow()), null);
    }

    private bool TryParse(WireReply reply, out Failure? failure)
    {
        try
        {
            Value = JsonSerializer.Deserialize(reply.Body.Span, type!);
            failure = Value is null ? new(IntegrationErrorKind.Protocol, null, "an empty answer") : null;
        }
        catch (JsonException)
        {
            failure = new(
                IntegrationErrorKind.Protocol,
                null,
                "an answer that cannot be read: cut off, or of another shape than documented"
            );
        }

        return failure is null;
    }
}
