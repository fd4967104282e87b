using System.Globalization;
using System.Text.Json;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Sap;

/// <summary>Reads a budget off the customer's own view. Whatever it does not say is unknown.</summary>
internal static class SapBudget
{
    public const string NoView =
        "SAP has no public service that tells a budget; set Integrations:Sap:Budget:Path to a view of the system's own over budget, commitments and actuals";

    public static string PathOf(BudgetQuery query, SapOptions options)
    {
        var budget = options.Budget;
        List<string> conditions =
        [
            Condition(budget.DepartmentField, query.Department),
            Condition(budget.FiscalYearField, query.FiscalYear.ToString(CultureInfo.InvariantCulture)),
        ];
        if (!string.IsNullOrWhiteSpace(budget.CompanyField) && (query.Company ?? options.CompanyCode) is { Length: > 0 } company)
        {
            conditions.Add(Condition(budget.CompanyField, company));
        }

        if (query.LedgerAccount is { Length: > 0 } account)
        {
            conditions.Add(Condition(budget.LedgerAccountField!, account));
        }

        return new SapQuery { Filter = string.Join(" and ", conditions) }.In(budget.Path!.Trim().Trim('/'));
    }

    public static BudgetCheck Read(BudgetQuery query, SapBudgetOptions options, WireReply reply)
    {
        if (!TryRows(reply.Json, out var rows, out var isWhole))
        {
            return Unknown("the view's answer is neither of OData v2 nor of v4", reply);
        }

        if (!isWhole)
        {
            return Unknown("the view has more rows than one page; let it tell one row a department and year", reply);
        }

        if (rows.Count == 0)
        {
            return Unknown(
                $"the view has no budget of {query.Department} for {query.FiscalYear.ToString(CultureInfo.InvariantCulture)}",
                reply
            );
        }

        decimal available = 0;
        decimal committed = 0;
        var fields = options.CommittedFields.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        foreach (var row in rows)
        {
            if (Text(row, options.CurrencyField) is not { } currency || Currency.FromService(currency) != query.Amount.Currency)
            {
                return Unknown($"the budget is not told in {query.Amount.Currency}, and amounts are not converted", reply);
            }

            if (!TryNumber(row, options.AvailableField, out var budgeted))
            {
                return Unknown($"the view tells no {options.AvailableField}", reply);
            }

            available += budgeted;
            foreach (var field in fields)
            {
                if (!TryNumber(row, field, out var bound))
                {
                    return Unknown($"the view tells no {field}", reply);
                }

                committed += bound;
            }
        }

        var unit = query.Amount.Currency;
        return BudgetCheck.Of(
            query.Amount,
            new Money(available, unit),
            new Money(committed, unit),
            options.IsApproximate || fields.Length == 0
        ) with
        {
            Raw = reply.Raw,
        };
    }

    private static string Condition(string field, string value) => $"{field} eq {SapQuery.Literal(value)}";

    private static BudgetCheck Unknown(string reason, WireReply reply) => BudgetCheck.Unknown(reason) with { Raw = reply.Raw };

    private static bool TryRows(JsonElement answer, out List<JsonElement> rows, out bool isWhole)
    {
        rows = [];
        isWhole = true;
        if (answer.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        JsonElement list;
        if (answer.TryGetProperty("d", out var d))
        {
            isWhole = d.ValueKind == JsonValueKind.Object && !d.TryGetProperty("__next", out _);
            if (d.ValueKind != JsonValueKind.Object || !d.TryGetProperty("results", out list))
            {
                return false;
            }
        }
        else
        {
            isWhole = !answer.TryGetProperty("@odata.nextLink", out _);
            if (!answer.TryGetProperty("value", out list))
            {
                return false;
            }
        }

        if (list.ValueKind != JsonValueKind.Array)
        {
            return false;
        }

        rows = [.. list.EnumerateArray()];
        return true;
    }

    private static string? Text(JsonElement row, string field) =>
        row.ValueKind == JsonValueKind.Object && row.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static bool TryNumber(JsonElement row, string field, out decimal number)
    {
        number = 0;
        return row.TryGetProperty(field, out var value)
            && (
                value.ValueKind == JsonValueKind.Number
                    ? value.TryGetDecimal(out number)
                    : value.ValueKind == JsonValueKind.String
                        && decimal.TryParse(value.GetString(), NumberStyles.Number, CultureInfo.InvariantCulture, out number)
            );
    }
}
