using System.Globalization;
using System.Text;
using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Stripe;

/// <summary>Stripe's API v1 in test mode.</summary>
internal sealed class StripeStandIn : StandIn<StripeAccount>
{
    private const int LongestKey = 255;

    private readonly SandboxWorld _world;
    private readonly StripeEvents _events;
    private readonly StripeRoutes _routes = new();

    public StripeStandIn(SandboxWorld world)
    {
        _world = world;
        _events = new StripeEvents(world);
        AccountOperations.AddTo(_routes);
        PaymentIntentOperations.AddTo(_routes);
        PaymentMethodOperations.AddTo(_routes);
        ChargeOperations.AddTo(_routes);
        RefundOperations.AddTo(_routes);
        CustomerOperations.AddTo(_routes);
        ProductOperations.AddTo(_routes);
        PriceOperations.AddTo(_routes);
        SubscriptionOperations.AddTo(_routes);
        InvoiceItemOperations.AddTo(_routes);
        InvoiceOperations.AddTo(_routes);
        CheckoutOperations.AddTo(_routes);
        EventOperations.AddTo(_routes);
        WebhookEndpointOperations.AddTo(_routes);
        StripePages.AddTo(_routes);
        Acts = new StripeActs(world, _events).All.ToDictionary(
            x => x.Key,
            x =>
                Act(
                    (account, arguments, _) =>
                    {
                        lock (account.Gate)
                        {
                            return Task.FromResult(x.Value(account, arguments));
                        }
                    }
                )
        );
    }

    public override string Key => "stripe";

    public override string Section => "Stripe";

    public override IReadOnlyDictionary<string, StandInAct> Acts { get; }

    public override void Recognize(StandInCall call)
    {
        var operation = _routes.Find(call.Method, call.Path, out var values);
        call.Operation = operation;
        call.PathValues = values;
        call.Account =
            operation is { IsPublic: true } ? Accounts.FirstOrDefault(x => Owns(x, values[0]))
            : StripeKey.Of(call) is { } key ? Accounts.FirstOrDefault(x => x.Accepts(key))
            : null;
    }

    public override async Task<StandInReply> HandleAsync(StandInCall call, CancellationToken cancellationToken)
    {
        var requestId = "req_" + StripeIds.Text(14);
        var account = (StripeAccount?)call.Account;
        StandInReply reply;
        try
        {
            var operation = Admit(call);
            reply = await AnswerAsync(call, operation, account!, requestId, cancellationToken).ConfigureAwait(false);
        }
        catch (StripeProblem problem)
        {
            reply = StripeErrors.Reply(problem, account?.Objects, requestId);
        }

        reply = reply.With("Request-Id", requestId).With("Stripe-Version", call.Header("Stripe-Version") ?? StripeVersion.Current);
        return call.Header("Idempotency-Key") is { } key ? reply.With("Idempotency-Key", key) : reply;
    }

    public override StandInReply Fail(StandInFailure failure, int? retryAfter)
    {
        var problem = failure switch
        {
            StandInFailure.RateLimited => new StripeProblem(
                429,
                "invalid_request_error",
                "rate_limit",
                "Request rate limit exceeded. Learn more about rate limits here https://stripe.com/docs/rate-limits."
            ),
            StandInFailure.Unavailable => new StripeProblem(503, "api_error", null, "The service is temporarily unavailable."),
            _ => new StripeProblem(
                500,
                "api_error",
                null,
                "An unknown error occurred. If you have any questions, we can help at https://support.stripe.com/."
            ),
        };
        var reply = StripeErrors.Reply(problem, null, "req_" + StripeIds.Text(14));
        return retryAfter is { } seconds ? reply.With("Retry-After", seconds.ToString(CultureInfo.InvariantCulture)) : reply;
    }

    protected override StripeAccount Open(string name) => new(name);

    protected override IReadOnlyDictionary<string, string?> Settings(StripeAccount account, Uri root) =>
        new Dictionary<string, string?>
        {
            ["Endpoint"] = root.AbsoluteUri,
            ["SecretKey"] = account.SecretKey.Current,
            ["PublishableKey"] = account.PublishableKey.Current,
            ["WebhookSecret"] = account.WebhookSecret.Current,
        };

    private static bool Owns(StripeAccount account, string id)
    {
        lock (account.Gate)
        {
            return account.Objects.Find(id) is not null;
        }
    }

    /// <summary>Everything that is checked before the call is looked at.</summary>
    private static StripeOperation Admit(StandInCall call)
    {
        var operation = (StripeOperation?)call.Operation;
        if (operation is { IsPublic: true } && call.Account is not null)
        {
            return operation;
        }

        if (StripeKey.Of(call) is not { } key)
        {
            throw new StripeProblem(
                401,
                "invalid_request_error",
                null,
                "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See https://stripe.com/docs/api#authentication for details, or we can help at https://support.stripe.com/."
            );
        }

        if (call.Account is not StripeAccount account)
        {
            throw new StripeProblem(401, "invalid_request_error", null, $"Invalid API Key provided: {StripeKey.Masked(key)}");
        }

        if (account.PublishableKey.Accepts(key))
        {
            throw new StripeProblem(
                401,
                "invalid_request_error",
                "secret_key_required",
                "This API call cannot be made with a publishable API key. Please use a secret API key. You can find a list of your API keys at https://dashboard.stripe.com/account/apikeys."
            );
        }

        if (call.Header("Stripe-Account") is { } other && other != account.Id)
        {
            throw new StripeProblem(
                403,
                "invalid_request_error",
                "account_invalid",
                $"The provided key '{StripeKey.Masked(key)}' does not have access to account '{other}' (or that account does not exist). Application access may have been revoked."
            );
        }

        if (call.Header("Stripe-Version") is { } version && !StripeVersion.IsVersion(version))
        {
            throw StripeProblem.Invalid(null, null, $"Invalid Stripe API version: {version}");
        }

        if (operation is null)
        {
            throw new StripeProblem(
                404,
                "invalid_request_error",
                null,
                $"Unrecognized request URL ({call.Method}: {call.Path}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/."
            );
        }

        if (!account.Allows(key, operation.Permission))
        {
            throw new StripeProblem(
                403,
                "invalid_request_error",
                null,
                $"The provided key '{StripeKey.Masked(key)}' does not have the required permissions for this endpoint on account '{account.Id}'. Having the '{RestrictedName(operation.Permission)}' permission would allow this request to continue."
            );
        }

        return operation;
    }

    private static string RestrictedName(string permission)
    {
        var (resource, right) = (
            permission[..permission.IndexOf(':', StringComparison.Ordinal)],
            permission[(permission.IndexOf(':', StringComparison.Ordinal) + 1)..]
        );
        return $"rak_{resource.TrimEnd('s').Replace('.', '_')}_{right}";
    }

    private async Task<StandInReply> AnswerAsync(
        StandInCall call,
        StripeOperation operation,
        StripeAccount account,
        string requestId,
        CancellationToken cancellationToken
    )
    {
        var form = Form(call);
        // Only a POST has a use for a key in v1; others are repeatable as they are.
        var key = call.Method == "POST" && !operation.IsPublic ? call.Header("Idempotency-Key") : null;
        if (key is null)
        {
            return (await ExecuteAsync(call, operation, account, form, requestId, null, cancellationToken).ConfigureAwait(false)).Reply;
        }

        if (key.Length > LongestKey)
        {
            throw StripeProblem.Invalid(
                null,
                null,
                $"Idempotency keys are limited to {LongestKey} characters, and this one has {key.Length}."
            );
        }

        if (account.Idempotency.Begin(key, call.Path, form, requestId, _world.Clock.GetUtcNow()) is { } replay)
        {
            return replay;
        }

        StandInReply? kept = null;
        try
        {
            var (reply, keep) = await ExecuteAsync(call, operation, account, form, requestId, key, cancellationToken).ConfigureAwait(false);
            kept = keep ? reply : null;
            return reply;
        }
        finally
        {
            account.Idempotency.End(key, kept);
        }
    }

    private async ValueTask<(StandInReply Reply, bool Keep)> ExecuteAsync(
        StandInCall call,
        StripeOperation operation,
        StripeAccount account,
        string form,
        string requestId,
        string? key,
        CancellationToken cancellationToken
    )
    {
        var parameters = StripeParameters.Read(form);
        RefuseUnknown(parameters, operation);
        parameters.CheckMetadata();
        var keep = true;
        var reply = await call.ExecuteAsync(
                () =>
                {
                    lock (account.Gate)
                    {
                        try
                        {
                            return operation.Execute(
                                new StripeCall(account, _world, _events, call.Root)
                                {
                                    Parameters = parameters,
                                    Id = call.PathValues.Count > 0 ? call.PathValues[0] : "",
                                    Path = call.Path,
                                    Mutates = operation.Mutates,
                                    RequestId = requestId,
                                    IdempotencyKey = key,
                                }
                            );
                        }
                        catch (StripeProblem problem)
                        {
                            keep = problem.Kept;
                            return StripeErrors.Reply(problem, account.Objects, requestId);
                        }
                    }
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        return (reply, keep || reply.Status >= 500);
    }

    private static void RefuseUnknown(StripeParameters parameters, StripeOperation operation)
    {
        string[] unknown = [.. parameters.Unknown(operation.Schema)];
        if (unknown.Length > 0)
        {
            throw StripeProblem.Invalid(
                "parameter_unknown",
                unknown[0],
                $"Received unknown parameter{(unknown.Length == 1 ? "" : "s")}: {string.Join(", ", unknown)}"
            );
        }
    }

    private static string Form(StandInCall call)
    {
        if (call.Method != "POST")
        {
            return call.Query.TrimStart('?');
        }

        var type = call.Header("Content-Type");
        return call.Body.IsEmpty ? ""
            : type?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true
                ? Encoding.UTF8.GetString(call.Body.Span)
            : throw StripeProblem.Invalid(
                null,
                null,
                "Invalid request (check that your POST content type is application/x-www-form-urlencoded). If you have any questions, we can help at https://support.stripe.com/."
            );
    }
}
