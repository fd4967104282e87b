using FsCheck;
using FsCheck.Fluent;

namespace Procur.Integrations.Tests.Abstractions.Erp;

/// <summary>What holds of the match whatever is ordered, received and billed; seeded, so that a failure comes again.</summary>
public sealed class ThreeWayMatchPropertyTests
{
    private static readonly Currency Usd = Currency.Parse("USD");

    private static readonly Config Seeded = Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(1767225600, 7);

    // Quantities, received, billed, in thousandths; price in cents; deviation of the amount in cents.
    private static readonly Gen<Deal> Deals =
        from ordered in Gen.Choose(1, 20_000)
        from received in Gen.Choose(-1_000, 25_000)
        from billed in Gen.Choose(1, 25_000)
        from elsewhere in Gen.Choose(0, 5_000)
        from price in Gen.Choose(0, 100_000)
        from off in Gen.Choose(-500, 500)
        select new Deal(ordered / 1000m, received / 1000m, billed / 1000m, elsewhere / 1000m, price / 100m, off / 100m);

    [Fact]
    public void It_matches_exactly_what_is_within_order_receipt_and_price() =>
        Prop.ForAll(
                Deals.ToArbitrary(),
                deal =>
                {
                    var within =
                        deal.Billed + deal.Elsewhere <= deal.Ordered
                        && deal.Billed + deal.Elsewhere <= deal.Received
                        && Math.Abs(deal.Amount - (deal.Billed * deal.Price)) <= 0.005m;
                    return within == (deal.Match().Verdict == MatchVerdict.Matched);
                }
            )
            .Check(Seeded);

    [Fact]
    public void More_tolerance_never_turns_a_match_into_a_mismatch() =>
        Prop.ForAll(
                Deals.Zip(Gen.Choose(0, 20).Zip(Gen.Choose(0, 20))).ToArbitrary(),
                given =>
                {
                    var (deal, (quantity, price)) = given;
                    var little = new MatchTolerances { QuantityPercent = quantity, PricePercent = price };
                    var more = new MatchTolerances
                    {
                        QuantityPercent = quantity + 1,
                        PricePercent = price + 1,
                        Quantity = 1,
                        Price = 1,
                    };
                    return deal.Match(little).Verdict != MatchVerdict.Matched || deal.Match(more).Verdict == MatchVerdict.Matched;
                }
            )
            .Check(Seeded);

    [Fact]
    public void Less_received_never_turns_a_mismatch_into_a_match() =>
        Prop.ForAll(
                Deals.ToArbitrary(),
                deal =>
                    deal.Match().Verdict == MatchVerdict.Matched
                    || (deal with { Received = deal.Received - 1 }).Match().Verdict != MatchVerdict.Matched
            )
            .Check(Seeded);

    [Fact]
    public void What_nobody_can_tell_is_never_a_match() =>
        Prop.ForAll(Deals.ToArbitrary(), deal => deal.Match(receiptsKnown: false).Verdict != MatchVerdict.Matched).Check(Seeded);

    [Fact]
    public void The_order_of_lines_and_receipts_does_not_matter() =>
        Prop.ForAll(
                Deals.ListOf().ToArbitrary(),
                deals =>
                {
                    var forth = Together([.. deals]);
                    var back = Together([.. deals.AsEnumerable().Reverse()]);
                    return forth.Verdict == back.Verdict
                        && forth
                            .Lines.OrderBy(line => line.OrderLineId, StringComparer.Ordinal)
                            .Select(line => line.Reasons.Count)
                            .SequenceEqual(
                                back.Lines.OrderBy(line => line.OrderLineId, StringComparer.Ordinal).Select(line => line.Reasons.Count)
                            );
                }
            )
            .Check(Seeded);

    private static MatchResult Together(Deal[] deals)
    {
        // Named by what they hold, so that a line keeps its name when the order of the lines is turned around.
        var lines = deals.DistinctBy(deal => deal.Id).ToList();
        var invoice = new MatchInvoice(
            new Money(lines.Sum(deal => deal.Amount), Usd),
            [.. lines.Select(deal => new MatchInvoiceLine(deal.Id, deal.Billed, deal.Amount))]
        );
        var order = new MatchOrder("V1", Usd, [.. lines.Select(deal => deal.Line)]);
        return ThreeWayMatch.Evaluate(order, [.. lines.Select(deal => new MatchReceipt(deal.Id, deal.Received))], invoice);
    }

    private sealed record Deal(decimal Ordered, decimal Received, decimal Billed, decimal Elsewhere, decimal Price, decimal Off)
    {
        public decimal Amount => Math.Round(Billed * Price, 2, MidpointRounding.AwayFromZero) + Off;

        public string Id => $"{Ordered}/{Received}/{Billed}/{Elsewhere}/{Price}/{Off}";

        public MatchOrderLine Line => new(Id, Ordered, Price) { QuantityBilledElsewhere = Elsewhere };

        public MatchResult Match(MatchTolerances? tolerances = null, bool receiptsKnown = true) =>
            ThreeWayMatch.Evaluate(
                new("V1", Usd, [Line]),
                receiptsKnown ? [new(Id, Received)] : null,
                new(new Money(Amount, Usd), [new(Id, Billed, Amount)]),
                tolerances
            );
    }
}
