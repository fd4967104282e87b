using Procur.Integrations.Connections;
using Procur.Integrations.Wire;
using Xunit;

namespace Procur.Integrations.Tests.Wire;

public sealed class WireIntentTests
{
    private static readonly ConnectionId Acme = new("acme", "demo", "default");

    [Fact]
    public void Without_an_operation_key_the_requests_own_key_is_sent()
    {
        var request = new RefundRequest { PaymentId = "p" };

        Assert.Equal(request.IdempotencyKey, WireIntent.Of(request).KeyFor(Acme, "refunds.create"));
    }

    [Fact]
    public void An_operation_key_gives_the_same_key_again_to_another_request_object()
    {
        var before = WireIntent.Of(new RefundRequest { PaymentId = "p", OperationKey = "refund 17" });
        var afterRestart = WireIntent.Of(new RefundRequest { PaymentId = "p", OperationKey = "refund 17" });

        Assert.Equal(before.KeyFor(Acme, "refunds.create"), afterRestart.KeyFor(Acme, "refunds.create"));
    }

    [Fact]
    public void The_key_differs_by_tenant_account_operation_and_step()
    {
        var intent = WireIntent.Of(new RefundRequest { PaymentId = "p", OperationKey = "17" });

        string[] keys =
        [
            intent.KeyFor(Acme, "refunds.create"),
            intent.KeyFor(Acme, "payments.create"),
            intent.KeyFor(Acme with { Tenant = "globex" }, "refunds.create"),
            intent.KeyFor(Acme with { Name = "eu" }, "refunds.create"),
            intent.At("items/0").KeyFor(Acme, "refunds.create"),
            intent.At("items/1").KeyFor(Acme, "refunds.create"),
        ];

        Assert.Equal(keys.Length, keys.Distinct().Count());
    }

    [Fact]
    public void Neighbouring_parts_do_not_run_into_each_other()
    {
        var intent = WireIntent.Of(new RefundRequest { PaymentId = "p", OperationKey = "b" });
        var other = WireIntent.Of(new RefundRequest { PaymentId = "p", OperationKey = "ab" });

        Assert.NotEqual(intent.KeyFor(new("t", "demo", "a"), "x"), other.KeyFor(new("t", "demo", ""), "x"));
    }

    [Fact]
    public void A_steps_key_is_that_of_its_request_with_the_step_and_never_too_long()
    {
        var intent = WireIntent.New();
        var @long = new WireIntent { IdempotencyKey = new string('k', 250) };

        Assert.Equal($"{intent.IdempotencyKey}/items/0", intent.At("items/0").KeyFor(Acme, "x"));
        Assert.True(@long.At("items/0").KeyFor(Acme, "x").Length <= 255);
        Assert.NotEqual(@long.At("items/0").KeyFor(Acme, "x"), @long.At("items/1").KeyFor(Acme, "x"));
    }
}
