namespace Procur.Integrations.Sap.Wire;

/// <summary>When a part of a line is delivered.</summary>
public sealed record SapScheduleLine
{
    /// <summary>Its number within the line.</summary>
    public string? ScheduleLine { get; init; }

    /// <summary>The day.</summary>
    public DateOnly? ScheduleLineDeliveryDate { get; init; }

    /// <summary>How much.</summary>
    public decimal? ScheduleLineOrderQuantity { get; init; }
}
