package com.example;

import org.mapstruct.Mapper;
import org.mapstruct.Mapping;

/** From rows to views, and from these to nodes. */
@Mapper
public interface AccountMapper {

  /** The view of a row. */
  @Mapping(target = "number", source = "id")
  Account.View toView(Account.Row row);

  /** The node of a view. */
  @Mapping(target = "id", source = "number")
  Account toNode(Account.View view);
}
