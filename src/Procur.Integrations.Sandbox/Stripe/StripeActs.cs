using System.Text;
using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Stripe;

/// <summary>What payers do, and what people do in the dashboard.</summary>
internal sealed class StripeActs(SandboxWorld world, StripeEvents events)
{
    /// <summary>All acts by name.</summary>
    public IReadOnlyDictionary<string, Func<StripeAccount, JsonObject, JsonObject?>> All =>
        new Dictionary<string, Func<StripeAccount, JsonObject, JsonObject?>>
        {
            ["complete-checkout"] = CompleteCheckout,
            ["authenticate"] = Authenticate,
            ["settle-refund"] = SettleRefund,
            ["emit-event"] = EmitEvent,
            ["emit-thin-event"] = EmitThinEvent,
            ["create-restricted-key"] = CreateRestrictedKey,
            ["roll-webhook-secret"] = RollWebhookSecret,
        };

    private JsonObject? CompleteCheckout(StripeAccount account, JsonObject arguments)
    {
        var call = Call(account);
        var session = Find<StripeSession>(account, arguments, "session");
        var name = Text(arguments, "payment_method") ?? "pm_card_visa";
        var card = StripeTestCard.ByName(name) ?? throw new SandboxException($"There is no test card '{name}'.");
        var method = account.Objects.Add(new StripePaymentMethod(StripeIds.New("pm"), call.Now, card, null));
        try
        {
            CheckoutOperations.Complete(call, session, method, Text(arguments, "email"));
        }
        catch (StripeProblem problem) when (problem.Status == 402)
        {
            return Describe(session).With("code", problem.Code).With("decline_code", problem.Decline?.DeclineCode);
        }

        return Describe(session);
    }

    private JsonObject? Authenticate(StripeAccount account, JsonObject arguments)
    {
        var intent = Find<StripePaymentIntent>(account, arguments, "payment_intent");
        StripePaymentFlow.Authenticate(Call(account), intent, Flag(arguments, "succeed") ?? true);
        return new JsonObject { ["status"] = intent.Status };
    }

    private JsonObject? SettleRefund(StripeAccount account, JsonObject arguments)
    {
        var refund = Find<StripeRefund>(account, arguments, "refund");
        RefundOperations.Settle(Call(account), refund, Flag(arguments, "succeed") ?? true);
        return new JsonObject { ["status"] = refund.Status };
    }

    private JsonObject? EmitEvent(StripeAccount account, JsonObject arguments)
    {
        var type = Text(arguments, "type") ?? throw Lacking("type");
        var call = Call(account);
        ReadOnlyMemory<byte> data =
            arguments["data"] is JsonObject given ? Encoding.UTF8.GetBytes(given.ToJsonString())
            : arguments.ContainsKey("object")
                ? StripeWriter.Document(
                    account.Objects,
                    StripeExpansion.None,
                    x => x.Object(Find<StripeObject>(account, arguments, "object"))
                )
            : "{}"u8.ToArray();
        var told = new StripeEvent(call.Now, type, data)
        {
            ApiVersion = Text(arguments, "api_version") ?? StripeVersion.Current,
            PreviousAttributes = arguments["previous_attributes"] is JsonObject old ? Encoding.UTF8.GetBytes(old.ToJsonString()) : null,
        };
        events.Tell(account, told);
        return new JsonObject { ["id"] = told.Id };
    }

    private JsonObject? EmitThinEvent(StripeAccount account, JsonObject arguments)
    {
        var related = arguments["related_object"] as JsonObject;
        var told = new StripeThinEvent(
            world.Clock.GetUtcNow(),
            Text(arguments, "type") ?? throw Lacking("type"),
            related is null ? null : Text(related, "id"),
            related is null ? null : Text(related, "type"),
            related is null ? null : Text(related, "url")
        );
        events.TellThin(account, told);
        return new JsonObject { ["id"] = told.Id };
    }

    private static JsonObject? CreateRestrictedKey(StripeAccount account, JsonObject arguments)
    {
        var permissions = arguments["permissions"] as JsonArray ?? throw Lacking("permissions");
        var names = permissions.Select(x => x?.GetValue<string>() ?? "").ToHashSet(StringComparer.Ordinal);
        return
            names.FirstOrDefault(x => !x.EndsWith(":read", StringComparison.Ordinal) && !x.EndsWith(":write", StringComparison.Ordinal))
                is { } odd
            ? throw new SandboxException(
                $"'{odd}' is not a permission; write resource:read or resource:write, as in payment_intents:write."
            )
            : new JsonObject { ["key"] = account.AddRestrictedKey(names) };
    }

    private JsonObject? RollWebhookSecret(StripeAccount account, JsonObject arguments)
    {
        var endpoint = Find<StripeEndpoint>(account, arguments, "endpoint");
        return new JsonObject { ["secret"] = endpoint.Roll(world.Clock.GetUtcNow(), Flag(arguments, "expire_old") ?? false) };
    }

    private StripeCall Call(StripeAccount account) => new(account, world, events, world.RootOf("stripe"));

    private static JsonObject Describe(StripeSession session) =>
        new JsonObject { ["status"] = session.Status, ["payment_status"] = session.PaymentStatus }
            .With("payment_intent", session.Intent?.Id)
            .With("payment_intent_status", (session.Intent ?? session.Invoice?.Payment?.Intent)?.Status)
            .With("subscription", session.Subscription?.Id)
            .With("success_url", session.SuccessUrl);

    private static T Find<T>(StripeAccount account, JsonObject arguments, string name)
        where T : StripeObject
    {
        var id = Text(arguments, name) ?? throw Lacking(name);
        return account.Objects.Find<T>(id) ?? throw new SandboxException($"The account has no {name} '{id}'.");
    }

    private static string? Text(JsonObject arguments, string name) =>
        arguments[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static bool? Flag(JsonObject arguments, string name) =>
        arguments[name] is JsonValue value && value.TryGetValue<bool>(out var flag) ? flag : null;

    private static SandboxException Lacking(string name) => new($"The act needs {name}.");
}
