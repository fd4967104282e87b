namespace Procur.Integrations.Benchmarks.Erp;

internal sealed record FloorAssignment(string? AccountAssignmentNumber, string? CostCenter, string? GLAccount);
