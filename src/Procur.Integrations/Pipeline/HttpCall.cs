using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using Polly;
using Procur.Integrations.Connections;
using Procur.Integrations.Tokens;

namespace Procur.Integrations.Wire;

/// <summary>A wire call over HTTP: one request a try, its answer read whole, its failures told apart by what had left.</summary>
internal abstract class HttpCall(Connection connection, WireCall call, CancellationToken caller) : CallState(connection, caller)
{
    // However fast credentials follow each other: a service that refuses each is not asked for ever.
    private const int MostRenewals = 3;

    // Counted over the call, not over the try: a credential refused again is refused.
    private int renewals;
    private bool shakenAgain;
    private IReadOnlyList<WireHeader>? handshake;
    private IReadOnlyList<WireHeader>? refusedHandshake;

    public WireCall Call { get; } = call;

    /// <summary>The bytes to send where the journal holds them.</summary>
    public WireBody? StoredBody { get; set; }

    /// <summary>The key to send where the journal holds one.</summary>
    public string? StoredKey { get; set; }

    /// <summary>The clock's timestamp up to which the journal lets it be sent; 0 where it sets no end.</summary>
    public long SendUntil { get; set; }

    public override bool MaySend => SendUntil == 0 || Time.GetTimestamp() < SendUntil;

    public string? Credential { get; private set; }

    public override string Operation => Call.Operation;

    public override bool IsRead => Call.IsRead;

    public override bool IsRepeatable => Call.IsRepeatable;

    public override bool IsDedupedByKey => Call.IsDedupedByKey;

    public override string Partition => Call.RateLimitPartition ?? Call.Operation;

    public override string PausePartition => Call.PausePartition ?? Partition;

    public abstract WireReply NewReply(
        HttpStatusCode status,
        HttpResponseHeaders? headers,
        HttpContentHeaders? contentHeaders,
        ReadOnlyMemory<byte> body
    );

    /// <summary>Reads an answer, from the service or from the journal.</summary>
    public Attempted Read(WireReply reply)
    {
        var failure = (Call.ReadFailure ?? Connection.Registration.ReadFailure)(reply);
        if (ReferenceEquals(failure, Failure.None))
        {
            failure = null;
        }
        else if (failure is null && !reply.IsSuccess)
        {
            failure = FailureRules.FromStatus(reply);
        }

        if (failure is null && Call.ExpectsJson && !reply.Body.IsEmpty && !reply.LooksLikeJson)
        {
            failure = new(IntegrationErrorKind.Protocol, null, "an answer that is not JSON");
        }

        failure ??= Parse(reply);
        return new(reply, failure is null ? null : FailureRules.Complete(failure, reply, Time.GetUtcNow()));
    }

    /// <summary>Reads the body into its record; a failure where that cannot be done.</summary>
    protected abstract Failure? Parse(WireReply reply);

    /// <summary>Takes an answer over with its body still to come; null to have it read whole.</summary>
    protected virtual WireReply? Keep(HttpResponseMessage response, Stream body) => null;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    protected override async ValueTask<Outcome<Attempted>> TryAsync(TimeSpan timeout)
    {
        WireContent? content = null;
        try
        {
            using var ending = Connection.PipelineFor(Snapshot).Endings.Begin(timeout);
            using var byCaller = Caller.CanBeCanceled
                ? Caller.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), ending.Source)
                : default;
            string? refused = null;
            while (true)
            {
#pragma warning disable CA2000 // The request disposes its content, and the using the request; the analyser does not follow them around the loop.
                content = NewContent();
                using var request = NewRequest(content);
#pragma warning restore CA2000
                if (!Call.Anonymous)
                {
                    Credential = await Connection.AuthenticateAsync(request, this, refused, ending.Token).ConfigureAwait(false);
                }

                if (Call.Handshake is not null)
                {
                    await ShakeHandsAsync(request, ending.Token).ConfigureAwait(false);
                }

#pragma warning disable CA2000 // The connection holds the invoker.
                var response = await Connection.Invoker().SendAsync(request, ending.Token).ConfigureAwait(false);
#pragma warning restore CA2000
                var kept = false;
                try
                {
#pragma warning disable CA1849
                    // Headers are in and nothing is buffered: the stream itself is what is asked for here, and reading it stays asynchronous.
                    var stream = response.Content.ReadAsStream(ending.Token);
#pragma warning restore CA1849
                    if (Keep(response, stream) is { } taken)
                    {
                        kept = true;
                        return Judge(new(taken, null));
                    }

                    // The length told to HEAD is that of the body which is not sent.
                    var length = Call.Method == HttpMethod.Head ? 0 : response.Content.Headers.ContentLength;
                    var limit = Snapshot.Options.Resilience.MaxResponseBytes;
                    var body = await BoundedReader.ReadAsync(stream, length, limit, ending.Token).ConfigureAwait(false);
                    var tried = body is null
                        ? TooLarge()
                        : Read(NewReply(response.StatusCode, response.Headers, response.Content.Headers, body));
                    if (
                        tried.Failure is { HandshakeRejected: true, Effect: FailureEffect.None }
                        && Call.Handshake is not null
                        && !shakenAgain
                    )
                    {
                        // A session that the service has ended is not a failed try either.
                        shakenAgain = true;
                        refusedHandshake = handshake;
                        content = null;
                        continue;
                    }

                    if (
                        tried.Failure is not { CredentialRejected: true, Effect: FailureEffect.None }
                        || renewals == MostRenewals
                        || Call.Anonymous
                    )
                    {
                        return Judge(tried);
                    }

                    // A refused credential is not a failed try: it may have been rotated, or its token may have ended early.
                    renewals++;
                    refused = Credential;
                    // The service has answered; what fails from here on fails before the next request leaves.
                    content = null;
                    var fresh = await Connection.RefreshAsync(Caller).ConfigureAwait(false);
                    // Once for a token that ended early; more often only where the credential has changed again meanwhile.
                    if (fresh.Version == Snapshot.Version && (Snapshot.Tokens is null || renewals > 1))
                    {
                        return Judge(tried);
                    }

                    Snapshot = fresh;
                }
                finally
                {
                    if (!kept)
                    {
                        response.Dispose();
                    }
                }
            }
        }
#pragma warning disable CA1031 // Every exception is read into a failure or carried as the outcome's exception, which is thrown; nothing is swallowed.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return Read(e, content) is { } lost ? Judge(lost) : Outcome.FromException<Attempted>(e);
        }
    }

    // Of its own, so that calls without a handshake carry nothing of it.
    private async ValueTask ShakeHandsAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        handshake = await Call.Handshake!.GetAsync(Snapshot, refusedHandshake, cancellationToken).ConfigureAwait(false);
        refusedHandshake = null;
        foreach (var header in handshake)
        {
            request.Headers.TryAddWithoutValidation(header.Name, header.Value);
        }
    }

    private static Attempted Unsent(IntegrationErrorKind kind, string message, Exception cause) =>
        new(null, new Failure(kind, null, message) { Effect = FailureEffect.None }) { Cause = cause };

    private static Attempted Lost(IntegrationErrorKind kind, string message, Exception cause) =>
        new(null, new Failure(kind, null, message) { Effect = FailureEffect.Unknown }) { Cause = cause };

    private static Attempted TooLarge() =>
        new(
            null,
            new Failure(IntegrationErrorKind.Protocol, null, "an answer larger than allowed")
            {
                Effect = FailureEffect.Unknown,
                Retry = false,
            }
        );

    private WireContent? NewContent() =>
        !Call.IsRead || Call.Body is not null ? new WireContent(StoredBody ?? Call.Body ?? WireBody.Empty, this) : null;

    private HttpRequestMessage NewRequest(WireContent? content)
    {
        var root = Call.BaseAddress ?? Snapshot.Endpoint;
        var request = new HttpRequestMessage(Call.Method, PathGuard.Below(root, Call.Path));
        request.Content = content;
        foreach (var header in Call.Headers)
        {
            // The journal's key goes with the journal's bytes: under another one the service would take it for another intent.
            var value = StoredKey is not null && header.Value == Call.IdempotencyKey ? StoredKey : header.Value;
            if (!request.Headers.TryAddWithoutValidation(header.Name, value))
            {
                // One that speaks of the body (Content-Range) stands with the body.
                content?.Headers.TryAddWithoutValidation(header.Name, value);
            }
        }

        return request;
    }

    /// <summary>Null for what is a mistake in the code.</summary>
    private Attempted? Read(Exception e, WireContent? content)
    {
        if (content is { Lapsed: true })
        {
            return Unsent(IntegrationErrorKind.Timeout, "its time to send was over", e);
        }

        var left = content is { Started: true };
        switch (e)
        {
            case OperationCanceledException:
                Canceled = Caller.IsCancellationRequested;
                return left || (content is null && IsRead)
                    ? Lost(IntegrationErrorKind.Timeout, "no answer in time", e)
                    : Unsent(IntegrationErrorKind.Timeout, "no connection in time", e);
            case HttpRequestException
            {
                HttpRequestError: HttpRequestError.NameResolutionError
                    or HttpRequestError.ConnectionError
                    or HttpRequestError.SecureConnectionError
                    or HttpRequestError.ProxyTunnelError
            } when !left:
                return Unsent(IntegrationErrorKind.Unavailable, "no connection could be made", e);
            case IntegrationException refusal when !left:
                // Getting the credential failed; this operation was not sent.
                return new(
                    null,
                    new Failure(refusal.Kind, refusal.ProviderCode, refusal.Message)
                    {
                        Effect = FailureEffect.None,
                        Retry = false,
                        RetryAfter = refusal.RetryAfter,
                        RemedyUrl = refusal.RemedyUrl,
                        Advice = refusal.NeedsReconnect ? ReconnectNeed.Advice : null,
                    }
                )
                {
                    // The token request had tries of its own, so there are none here; another call may have more luck all the same.
                    IsTransient = refusal.IsTransient,
                    Cause = e,
                };
            case HttpRequestException or IOException:
                return content is { Started: false }
                    ? Unsent(IntegrationErrorKind.Unavailable, "the connection broke before anything was sent", e)
                    : Lost(IntegrationErrorKind.Unavailable, "the connection broke before the whole answer came", e);
            default:
                // A host's own handler threw with the request on its way; without that it is a mistake to be thrown as it is.
                return left ? Lost(IntegrationErrorKind.Unrecognized, "a message handler failed after the request had left", e) : null;
        }
    }
}
